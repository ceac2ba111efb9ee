"""The whole record as one file or one folder, and back into an empty database."""
