"""What editors do to the record: revisions, the way to the public, taking out, bringing back."""
