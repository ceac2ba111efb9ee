"""What is wrong with an export that is to be loaded."""


class Unreadable(ValueError):
    """An export that cannot be loaded; the message names the file, the place and the cure."""
