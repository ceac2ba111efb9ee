"""Whole tables into the record and out of it: planned, shown, written all or nothing, undone."""
