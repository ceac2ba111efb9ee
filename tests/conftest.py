"""What every test stands on: the shipped record in the test database, and no internet."""

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Before Django reads its settings, which happens after this file is imported.
os.environ["DEVELOPMENT"] = "1"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atrocity_policy.settings")
for name in ("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "SSL_REDIRECT", "HSTS_SECONDS", "TRUST_PROXY"):
    os.environ.pop(name, None)  # a developer's own settings decide no test
# Each process of tests has a search index of its own.
PLACE = Path(tempfile.mkdtemp(prefix="atrocity-policy-"))
os.environ["API_CACHE"] = str(PLACE / "api-cache")
atexit.register(shutil.rmtree, PLACE, ignore_errors=True)

import django
import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from pytest_django import DjangoDbBlocker

django.setup()
# Said here: in a process of xdist the settings are read before this file is.
settings.SEARCH_INDEX = PLACE / "index"
# The same examples each time, and none fails because the machine was busy. A test that only reads
# may keep its database and client from one example to the next.
hypothesis.settings.register_profile(
    "everywhere",
    derandomize=True,
    deadline=None,
    suppress_health_check=[
        hypothesis.HealthCheck.function_scoped_fixture,
        hypothesis.HealthCheck.too_slow,
    ],
)
hypothesis.settings.load_profile("everywhere")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database holds the shipped record, loaded once; each test's changes roll back."""
    from statements.search.index import build

    with django_db_blocker.unblock():
        call_command("load_record", verbosity=0)
        build(anew=True)
    shutil.copytree(PLACE / "index", PLACE / "as-shipped", symlinks=True)


@pytest.fixture(autouse=True)
def _index_as_shipped() -> Iterator[None]:
    """What a test did to the search index is undone, as its rows are."""
    from statements.search import folder

    before = folder.stamp()
    yield
    if folder.stamp() != before and (PLACE / "as-shipped").exists():
        shutil.rmtree(PLACE / "index", ignore_errors=True)
        shutil.copytree(PLACE / "as-shipped", PLACE / "index", symlinks=True)


@pytest.fixture
def record(db: None) -> None:
    """Say that a test reads the shipped record; what it changes is rolled back."""


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords() -> Iterator[None]:
    """Real hashing takes a quarter of a second an account, by design."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_internet() -> Iterator[None]:
    """A test that reaches for another host fails, and says which."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            self.close()
            raise AssertionError(f"A test reached for {address}: no test needs the internet.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
