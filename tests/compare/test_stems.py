"""Inflections are one word, derived words are not."""

import pytest

from statements.compare.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "prevent prevents prevented preventing",
        "atrocity atrocities atrocity's",
        "commit commits committed committing",
        "deny denies denied denying",
        "recognize recognizes recognized recognizing",
        "release releases released releasing",
        "crash crashes crashed",
        "control controls controlled controlling",
        "process processes processed",
        "focus focuses focused",
        "kill kills killed killing",
        "use uses used using",
        "agree agrees agreed agreeing",
        "proceed proceeds proceeding",
        "hold holds held holding",
        "die dies died dying",
        "crisis crises",
        "woman women",
    ],
)
def test_inflections_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "others",
    [
        "nation national",
        "prevent prevention",
        "secure security",
        "organ organize organization",
        "state status",
        "bring br",
        "need ne",
        "international internal intern",
        "policy police",
        "genocide genocidal",
    ],
)
def test_derived_words_are_other_words(others: str) -> None:
    forms = others.split()
    assert len({stem(form) for form in forms}) == len(forms)
