"""The record as JSON, for programs: one resource a file."""
