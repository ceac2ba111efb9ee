"""How often one address may ask."""

from typing import Any

import time_machine
from django.core.cache import caches
from django.test import Client

from statements.api.throttle import CACHE


def test_past_the_limit_one_waits_for_the_next_minute(settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 3
    caches[CACHE].clear()
    with time_machine.travel("2027-01-01T12:00:20Z", tick=False) as clock:
        for left in ("2", "1", "0"):
            answer = Client().get("/api/v1/topics/")
            assert answer.status_code == 200
            assert answer["RateLimit-Limit"] == "3"
            assert answer["RateLimit-Remaining"] == left
            assert answer["RateLimit-Reset"] == "40"
        answer = Client().get("/api/v1/topics/")
        assert answer.status_code == 429
        assert answer["Retry-After"] == "40"
        assert answer["RateLimit-Remaining"] == "0"
        assert answer["Content-Type"] == "application/problem+json"
        assert "Wait 40 seconds" in answer.json()["detail"]
        assert Client(REMOTE_ADDR="10.0.0.9").get("/api/v1/topics/").status_code == 200
        assert Client().options("/api/v1/topics/").status_code == 204
        clock.shift(41)
        assert Client().get("/api/v1/topics/").status_code == 200


def test_without_a_limit_none_is_spoken_of() -> None:
    assert "RateLimit-Limit" not in Client().get("/api/v1/topics/")
