"""Form fields that show JSON as lines and lose nothing on the way."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from statements.admin.fields import (
    CountFromOneField,
    LinesField,
    ParticularsField,
    ProseField,
    TermMentionsField,
    TextListField,
)

# What an editor can hold in a line: no line end, no white space around it, no null character.
LINE = (
    st.text(st.characters(exclude_characters="\0\r\n", exclude_categories=["Cs"]), min_size=1)
    .map(str.strip)
    .filter(bool)
)
KEY = LINE.map(lambda text: text.replace(":", "").strip()).filter(
    lambda key: key not in {"", "-", "basis"}
)


def survives(field: LinesField, value: Any) -> None:
    shown = field.prepare_value(value).replace("\n", "\r\n")
    assert field.clean(shown) == value
    assert not field.has_changed(value, shown)


@given(st.lists(LINE))
def test_a_list_survives(value: list[str]) -> None:
    survives(TextListField(required=False), value)


@given(st.dictionaries(KEY, LINE | st.lists(LINE, min_size=1)))
def test_particulars_survive(value: dict[str, str | list[str]]) -> None:
    survives(ParticularsField(required=False), value)


@given(st.dictionaries(KEY, st.integers(0, 100_000), min_size=1), st.none() | LINE)
def test_term_mentions_survive(counts: dict[str, int], basis: str | None) -> None:
    survives(
        TermMentionsField(required=False),
        {"counts": counts} | ({"basis": basis} if basis else {}),
    )


def test_one_value_and_a_list_of_one_differ() -> None:
    field = ParticularsField(required=False)
    assert field.clean("isbn: 1\nsections:\n- 2") == {"isbn": "1", "sections": ["2"]}


def test_nothing_typed_is_nothing_held() -> None:
    assert TextListField(required=False).clean("\r\n \r\n") == []
    assert ParticularsField(required=False).clean("") == {}
    assert TermMentionsField(required=False).clean("") == {}


@given(st.sampled_from([TextListField(), ParticularsField(), TermMentionsField()]), st.text())
def test_whatever_is_typed_is_read_or_refused_in_words(field: LinesField, typed: str) -> None:
    complaint = ""
    try:
        field.clean(typed)
    except ValidationError as error:
        complaint = "".join(error.messages)
    assert len(complaint) < 300


@pytest.mark.parametrize("typed", ["100001", "000100001", "999999999"])
def test_more_mentions_than_a_document_holds_are_refused(typed: str) -> None:
    message = rf"“{int(typed)}” mentions of “genocid\*” are more .* Write a figure up to 100,000\."
    with pytest.raises(ValidationError, match=message):
        TermMentionsField().clean(f"genocid*: {typed}")


def test_line_ends_are_made_plain() -> None:
    field = ProseField()
    assert field.clean("one\r\ntwo\rthree\n\nfour") == "one\ntwo\nthree\n\nfour"
    assert not field.has_changed("one\ntwo", "one\r\ntwo")


@pytest.mark.parametrize("typed", ["0", "-1", "four", "4.5", "1" * 5000])
def test_a_count_names_what_was_typed(typed: str) -> None:
    with pytest.raises(ValidationError, match="is not a number counted from 1"):
        CountFromOneField().clean(typed)
