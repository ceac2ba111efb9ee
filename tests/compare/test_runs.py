"""Runs that two texts share, as long as they can be and each once."""

from statements.compare.runs import Run, Wording, longest_runs
from statements.compare.words import read


def runs(one: str, other: str, size: int = 2) -> list[Run]:
    return list(longest_runs(Wording(read(one)), Wording(read(other)), size))


def test_a_run_goes_as_far_as_it_can_and_is_found_once() -> None:
    assert runs("end mass killing of civilians now", "all mass killing of civilians") == [
        Run(1, 1, 4)
    ]


def test_every_place_is_a_run_of_its_own() -> None:
    assert runs("mass killing", "mass killing, mass killing") == [Run(0, 0, 2), Run(0, 2, 2)]
    assert sorted(runs("mass mass mass", "mass mass")) == [Run(0, 0, 2), Run(1, 0, 2)]


def test_small_words_alone_start_no_run_but_stand_in_one() -> None:
    assert not runs("of the world", "of the region")
    assert runs("one of the killings", "all of the killings") == [Run(1, 1, 3)]
    assert runs("one of the killings", "all of the killings", 4) == []
