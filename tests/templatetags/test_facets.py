from statements.filters import facets
from statements.templatetags.facets import Row, fold_choices


def choice(label: str, count: int, *, checked: bool = False, level: int = 0) -> facets.Choice:
    return facets.Choice(label, label, label, count, checked, level)


def _labels(rows: list[Row]) -> list[str]:
    labels = [row.choice.label for row in rows]
    return [
        f"  {label}" if row.is_under else label for row, label in zip(rows, labels, strict=True)
    ]


def test_what_would_give_nothing_is_folded_away() -> None:
    fold = fold_choices([choice("Reagan", 0), choice("Obama", 5), choice("Biden", 0)])
    assert _labels(fold.shown) == ["Obama"]
    assert _labels(fold.folded) == ["Reagan", "Biden"]


def test_what_is_ticked_stays_in_sight_though_it_gives_nothing() -> None:
    fold = fold_choices([choice("Reagan", 0, checked=True), choice("Obama", 5)])
    assert _labels(fold.shown) == ["Reagan", "Obama"]
    assert fold.folded == []


def test_show_all_folds_nothing() -> None:
    fold = fold_choices([choice("Exact", 0), choice("Differs", 2)], show_all=True)
    assert _labels(fold.shown) == ["Exact", "Differs"]


def test_a_narrower_choice_is_indented_only_beneath_its_own_wider_one() -> None:
    fold = fold_choices(
        [
            choice("Prevention", 6),
            choice("Early warning", 0, level=1),
            choice("Costs of late action", 2, level=1),
            choice("Accountability", 0),
            choice("Impunity", 0, level=1),
        ]
    )
    assert _labels(fold.shown) == ["Prevention", "  Costs of late action"]
    assert _labels(fold.folded) == ["Early warning", "Accountability", "  Impunity"]


def test_the_tail_of_a_long_facet_is_folded_away_but_not_what_is_ticked() -> None:
    congresses = [choice(str(number), 1, checked=number == 104) for number in range(118, 103, -1)]
    fold = fold_choices(congresses)
    assert _labels(fold.shown) == ["118", "117", "116", "115", "114", "113", "112", "111", "104"]
    assert _labels(fold.folded) == ["110", "109", "108", "107", "106", "105"]


def test_a_facet_with_levels_is_not_cut_between_them() -> None:
    topics = [choice(str(place), 1, level=place % 2) for place in range(12)]
    assert len(fold_choices(topics).shown) == 12
