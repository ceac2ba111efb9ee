"""What forms are told before the database would refuse."""

import pytest
from django.core.exceptions import ValidationError

from statements.models import Institution, StrategyDocument, Topic

pytestmark = pytest.mark.django_db


def test_a_topic_cannot_stand_beneath_itself() -> None:
    topic = Topic.objects.get(slug="r2p")
    topic.parent = topic
    with pytest.raises(ValidationError, match="beneath itself"):
        topic.full_clean()


def test_topics_have_two_levels() -> None:
    topic = Topic.objects.get(slug="r2p")
    topic.parent = Topic.objects.get(slug="icc")
    with pytest.raises(ValidationError, match="two levels"):
        topic.full_clean()


def test_a_topic_with_topics_beneath_it_stays_on_the_first_level() -> None:
    topic = Topic.objects.get(slug="prevention")
    topic.parent = Topic.objects.get(slug="r2p")
    with pytest.raises(ValidationError, match="two levels"):
        topic.full_clean()


def test_an_institution_cannot_succeed_itself() -> None:
    board = Institution.objects.get(slug="apb")
    board.successor = board
    with pytest.raises(ValidationError, match="succeed itself"):
        board.full_clean()


@pytest.mark.parametrize("evidence", ["text", ["a\nb"], [""], [" a"], [1], {"a": "b"}])
def test_a_list_holds_one_line_of_text_each(evidence: object) -> None:
    document = StrategyDocument.objects.get(slug="nss-2010")
    document.evidence = evidence
    with pytest.raises(ValidationError, match=r"list of texts|one line of text"):
        document.full_clean()
