"""From outside files to our rows."""
