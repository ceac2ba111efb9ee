"""Type is never under 13 px where the stylesheet gives its size outright."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parents[2] / "static/css/site.css").read_text()
ROOT = 16  # px of a rem


def size_of(selector: str, em: float) -> float:
    """Px of the selector's type, where its parent has `em` px; of a max() the larger."""
    font = re.search(re.escape(selector) + r" \{[^}]*font: ([^;]*);", CSS)
    assert font, selector
    words = font[1].replace("var(--t-xs)", ".8125rem")
    units = {"px": 1.0, "em": em, "rem": ROOT}
    sizes = re.findall(r"([\d.]+)(px|rem|em)\b", words)
    return max(float(number) * units[unit] for number, unit in sizes)


@pytest.mark.parametrize("selector", [".chart svg", ".cut"])
def test_small_type_is_13_px_at_least(selector: str) -> None:
    assert size_of(selector, em=16) >= 13
