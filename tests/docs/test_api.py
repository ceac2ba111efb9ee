"""The documents about the API say what it does, and their examples run."""

import re
from pathlib import Path

import pytest
from django.test import Client

from statements.api.page import Shown, shown

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs/reference/api.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"curl '?(?:http://127\.0\.0\.1:8000)?(/api/[^'\s]*)", GUIDE)
EXAMPLES += re.findall(r"curl [^\n]*'http://127\.0\.0\.1:8000(/api/[^'\s]*)'", GUIDE)


@pytest.mark.parametrize("resource", shown(), ids=lambda each: each.name)
def test_every_parameter_and_field_is_written_down(resource: Shown) -> None:
    section = re.split(r"^## ", REFERENCE, flags=re.MULTILINE)
    (page,) = [each for each in section if each.startswith(f"{resource.name}\n")]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", page, flags=re.MULTILINE)
    asked = [(one.name, kind, one.says) for one, kind in resource.parameters]
    assert rows == asked + [(one.name, kind, one.says) for one, kind in resource.fields]
    assert f"`{resource.path}`" in page


def test_examples_are_found() -> None:
    assert len(set(EXAMPLES)) > 6


@pytest.mark.django_db
@pytest.mark.parametrize("address", sorted(set(EXAMPLES)))
def test_every_example_runs(address: str) -> None:
    assert Client().get(address).status_code == (400 if "obamma" in address else 200)
