"""Sentence case takes the capital of no name: in doubt it gives nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.citations.sentence_case import sentence_case


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("National Security Strategy", "National security strategy"),
        (
            "Report to Congress Pursuant to Section 5 of the Elie Wiesel Genocide and Atrocities "
            "Prevention Act of 2018",
            "Report to Congress pursuant to Section 5 of the Elie Wiesel Genocide and Atrocities "
            "Prevention Act of 2018",
        ),
        (
            "Leading Through Civilian Power: The First Review",
            "Leading through civilian power: The first review",
        ),
        ("2021 Report to Congress", "2021 report to Congress"),
        ("U.S. Atrocity Risk Assessment (ARAF)", "U.S. atrocity risk assessment (ARAF)"),
        ("Remarks at the Holocaust Memorial Museum", "Remarks at the Holocaust Memorial Museum"),
        (
            "Conflict-Related Violence in Conflict-Affected Areas",
            "Conflict-related violence in conflict-affected areas",
        ),
        (
            "Organization of the National Security Council",
            "Organization of the National Security Council",
        ),
    ],
)
def test_common_words_lose_their_capital_and_names_keep_it(printed: str, said: str) -> None:
    assert sentence_case(printed) == said


@pytest.mark.parametrize(
    "printed",
    [
        "A Strategy for Sudan",
        "Statement by Secretary of State Pompeo",
        "Remarks by President Obama",
        "Office of Global Criminal Justice",
    ],
)
def test_a_word_that_may_be_a_name_leaves_the_title_as_it_is(printed: str) -> None:
    assert sentence_case(printed) == ""


def test_a_name_that_is_given_is_a_name() -> None:
    assert sentence_case("Remarks by President Obama", ("Barack", "Obama"))


@given(st.text(max_size=60))
def test_nothing_but_case_changes(title: str) -> None:
    said = sentence_case(title)
    assert said == "" or said.lower() == title.lower()
