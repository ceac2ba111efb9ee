"""A file between its preview and its writing: kept for a day, named by nobody but its signer."""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core import signing

_DAY: Final = 86_400
_SALT: Final = "kept file"


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep(data: bytes, **told: str) -> str:
    """Keep a file and what is to be known of it; a token that brings both back."""
    for old in _folder().iterdir():
        if time.time() - old.stat().st_mtime > _DAY:
            old.unlink(missing_ok=True)
    name = uuid.uuid4().hex
    (_folder() / name).write_bytes(data)
    return signing.dumps({**told, "file": name}, salt=_SALT)


def kept(token: str) -> tuple[bytes, dict[str, Any]] | None:
    """The file and what was told of it; None for another's token, or after a day."""
    try:
        told = signing.loads(token, salt=_SALT, max_age=_DAY)
        return (_folder() / told["file"]).read_bytes(), told
    except (signing.BadSignature, OSError, KeyError):
        return None
