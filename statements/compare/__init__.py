"""Texts -> aligned segments: what a column keeps of its base, moves, adds and leaves out."""

from statements.compare.comparison import LEFT, Base, Comparison
from statements.compare.segments import compare

__all__ = ["LEFT", "Base", "Comparison", "compare"]
