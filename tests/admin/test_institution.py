"""A line of succession that goes round in a circle is refused."""

from collections.abc import Callable
from typing import Any

from statements.models import Institution

Save = Callable[..., Any]


def test_a_circle_of_two_is_refused(save: Save, record: None) -> None:
    board = Institution.objects.get(slug="apb")
    force = board.successor
    assert force
    answer = save(force, successor=board.pk)
    assert answer.status_code == 200
    assert f"{force} → {board} → {force}: the succession goes round in a circle" in (
        answer.content.decode()
    )


def test_a_longer_circle_is_refused_and_named(save: Save, record: None) -> None:
    board = Institution.objects.get(slug="apb")
    line = [board]
    while line[-1].successor:
        line.append(line[-1].successor)
    assert len(line) >= 3
    shown = save(line[-1], successor=board.pk).content.decode()
    assert " → ".join(map(str, [line[-1], *line])) in shown


def test_an_institution_does_not_succeed_itself(save: Save, record: None) -> None:
    board = Institution.objects.get(slug="apb")
    assert "goes round in a circle" in save(board, successor=board.pk).content.decode()


def test_a_circle_that_is_there_already_does_not_hang_the_form(save: Save, record: None) -> None:
    board = Institution.objects.get(slug="apb")
    assert board.successor
    Institution.objects.filter(pk=board.successor.pk).update(successor=board)
    court = Institution.objects.get(slug="icc")
    assert save(court, successor=board.pk).status_code == 200


def test_a_new_institution_may_come_before_another(save: Save, record: None) -> None:
    board = Institution.objects.get(slug="apb")
    boxes = {"name": "Before", "slug": "before", "kind": board.kind, "summary": "Came before."}
    assert save(Institution, successor=board.pk, **boxes).status_code == 302
