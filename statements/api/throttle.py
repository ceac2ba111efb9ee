"""How often one address may ask in a minute, counted for all workers of a machine together."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import caches
from rest_framework.throttling import BaseThrottle

CACHE = "api"
WINDOW = 60


@dataclass(frozen=True, slots=True)
class Rate:
    """What is left of the present minute; `reset` is in seconds."""

    limit: int
    used: int
    reset: int

    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(self.limit - self.used, 0)),
            "RateLimit-Reset": str(self.reset),
        }


class SharedThrottle(BaseThrottle):
    """Counts in a cache of files that workers share. Two at once may count as one: never more."""

    rate: Rate | None = None

    def allow_request(self, request: Any, view: Any) -> bool:
        limit: int = settings.API_REQUESTS_PER_MINUTE
        if not limit or request.method == "OPTIONS":
            return True
        minute, passed = divmod(int(time.time()), WINDOW)
        key = f"rate:{self.get_ident(request)}:{minute}"
        used = int(caches[CACHE].get(key, 0)) + 1
        caches[CACHE].set(key, used, WINDOW)
        self.rate = view.rate = Rate(limit, used, WINDOW - passed)
        return used <= limit

    def wait(self) -> float | None:
        return self.rate.reset if self.rate else None
