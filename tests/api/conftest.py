"""Tests of the API ask as often as they like, except where the limit is what they test."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_limit(settings: Any, record: None) -> None:
    settings.API_REQUESTS_PER_MINUTE = 0
