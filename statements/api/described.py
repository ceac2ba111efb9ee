"""What a view says of itself, as drf-spectacular asks for it."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema


class Described(AutoSchema):
    """What a view says of itself, which is all that it reads and answers."""

    def get_operation(self, *_: Any) -> dict[str, Any] | None:
        said: dict[str, Any] | None = self.view.describe()
        return said
