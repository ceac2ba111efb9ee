"""The helpers that read the environment: loud, and each names the cure."""

import os

from django.core.exceptions import ImproperlyConfigured


def given(name: str) -> str:
    """The variable's value; empty and missing are the same, so `DATABASE_URL= make run` works."""
    return os.environ.get(name, "").strip()


def switch(name: str, *, default: bool) -> bool:
    """A variable that is 1 or 0."""
    value = given(name)
    if value not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to 1 or 0.")
    return value == "1" if value else default


def count(name: str, *, default: int) -> int:
    """A variable that is a whole number, zero or more."""
    value = given(name)
    if value and not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to a whole number, 0 or more.")
    return int(value) if value else default


def listed(name: str) -> list[str]:
    """A variable that is a list parted by commas."""
    return [part.strip() for part in given(name).split(",") if part.strip()]
