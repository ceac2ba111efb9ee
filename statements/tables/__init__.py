"""Tables in files, CSV and XLSX: cells as texts, safe to open and true to the letter. Pure."""

from statements.tables.cells import guarded, unguarded
from statements.tables.reading import Cell, Fault, Table, Unreadable, read_table
from statements.tables.writing import TooLong, csv_rows, pieces_of, xlsx_file

__all__ = [
    "Cell",
    "Fault",
    "Table",
    "TooLong",
    "Unreadable",
    "csv_rows",
    "guarded",
    "pieces_of",
    "read_table",
    "unguarded",
    "xlsx_file",
]
