"""Components say what they are given, escaped, and in words that are right when heard."""

import re
from types import SimpleNamespace as Given
from typing import Any

import pytest
from django.template.loader import render_to_string


def _text(name: str, **given: Any) -> str:
    """What is read or heard, tags taken out and white space folded."""
    html = render_to_string(f"components/{name}.html", given)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def _html(name: str, **given: Any) -> str:
    return " ".join(render_to_string(f"components/{name}.html", given).split())


def _choice(value: str, count: int, **more: Any) -> Given:
    return Given(
        **{"value": value, "label": value.capitalize(), "count": count, "checked": False}
        | {"id": f"verdict-{value}", "level": 0}
        | more
    )


def _excerpt(**more: Any) -> Given:
    given = {
        "slug": "nss-2010-b",
        "document": Given(date=Given(year=2010)),
        "byline": "Obama, National Security Strategy",
        "page_label": "p.\N{NO-BREAK SPACE}48",
        "text": "Those who <b>target</b> civilians & others",
        "verdict": "no-source",
        "get_verdict_display": "No source",
        "topics": Given(all=[Given(label="Impunity", get_absolute_url="/topics/impunity/")]),
        "get_absolute_url": "/statements/nss-2010-b/",
    }
    return Given(**given | more)


@pytest.mark.parametrize(
    ("count", "heard"), [(0, "0 excerpts"), (1, "1 excerpt"), (2, "2 excerpts")]
)
def test_a_count_is_heard_with_its_unit(count: int, heard: str) -> None:
    facet = Given(name="verdict", label="Verdict", choices=[_choice("exact", count)])
    assert f"Exact {heard} " in _text("facet", facet=facet, unit="excerpt", all=True) + " "


def test_folded_choices_can_be_ticked() -> None:
    facet = Given(
        name="verdict", label="Verdict", choices=[_choice("exact", 0), _choice("differs", 2)]
    )
    shown, _, folded = _html("facet", facet=facet, unit="excerpt").partition("<details")
    assert 'value="differs"' in shown
    assert "Show 1 more" in folded
    assert 'name="verdict" value="exact"' in folded


def test_a_chip_says_what_pressing_it_removes() -> None:
    chips = [Given(kind="president", label="Obama", url="/statements/?topic=icc")]
    html = _html("chips", chips=chips, clear_url="/statements/")
    assert (
        '<a class="chip" href="/statements/?topic=icc"><span class="vh">Remove president: </span>'
        in html
    )
    assert 'href="/statements/">Clear all' in html
    assert _html("chips", chips=[], clear_url="/statements/") == ""


def test_a_problem_names_parameter_and_value_and_offers_what_was_meant() -> None:
    problem = Given(
        param="topic",
        value="<imunity>",
        message="knows no such value",
        done="It was left out; the rest of your filter stands.",
        suggestion=Given(label="Impunity", url="/statements/?topic=impunity"),
        drop_url="/statements/",
    )
    html = _html("problems", problems=[problem])
    assert 'role="alert"' in html
    assert "<code>topic</code> knows no such value: “&lt;imunity&gt;”." in html
    assert 'Did you mean <a href="/statements/?topic=impunity">Impunity</a>?' in html
    assert '<a href="/statements/">Drop it from the address</a>' in html


def test_a_very_long_value_is_cut() -> None:
    problem = Given(param="q" * 999, value="x" * 10_000, message="is too long", done="")
    assert len(_text("problems", problems=[problem])) < 200


def test_an_excerpt_keeps_its_words_and_escapes_them() -> None:
    html = _html("statement_result", excerpt=_excerpt())
    words = "Those who &lt;b&gt;target&lt;/b&gt; civilians &amp; others"
    assert '<article id="statement-nss-2010-b"' in html
    assert f'<blockquote class="quote">{words}</blockquote>' in html
    assert '<span class="verdict no-source">No source</span>' in html


@pytest.mark.parametrize(("given", "tag"), [({}, "h3"), ({"level": 4}, "h4")])
def test_the_heading_of_an_excerpt_fits_the_page_it_is_on(given: Any, tag: str) -> None:
    html = _html("statement_result", excerpt=_excerpt(), **given)
    assert re.findall(r"</?(h\d)", html) == [tag, tag]


def test_an_excerpt_without_document_says_so() -> None:
    unknown = _excerpt(document=None, byline="Author not identified", page_label="")
    assert _text("statement_result", excerpt=unknown).startswith(
        "no date no page Author not identified"
    )


@pytest.mark.parametrize(
    ("located", "held", "said"),
    [
        (True, 0, "Catalogued, no text held yet"),
        (True, 1, "1 excerpt held"),
        (True, 2, "2 excerpts held"),
        (False, 0, "Fell due, but was not found."),
    ],
)
def test_a_document_says_what_is_held_of_it(*, located: bool, held: int, said: str) -> None:
    document = Given(slug="nss-2010", date=None, located=located)
    assert _text("document_result", document=document, excerpt_count=held).endswith(said)


def test_doubt_names_the_facts_in_doubt() -> None:
    doubtful = Given(confidence="partly-verified", unverified_fields=["month and day"])
    assert "Partly verified." in _text("confidence", record=doubtful)
    assert "month and day" in _text("confidence", record=doubtful)
    recalled = Given(confidence="recalled", unverified_fields=[])
    assert "Recalled: from memory only." in _text("confidence", record=recalled)
    recalled = Given(confidence="recalled", unverified_fields=["month and day"])
    assert _text("confidence", record=recalled).endswith("above all: month and day")


def test_evidence_links_only_addresses() -> None:
    html = _html("evidence", evidence=["https://irp.fas.org/", "javascript:alert(1)"], id="seen")
    assert "Evidence: 2 places" in html
    assert '<a href="https://irp.fas.org/" rel="noopener">' in html
    assert html.count("<a ") == 1


def test_remarks_stand_under_their_kind() -> None:
    def remark(kind: str, heading: str, slug: str, **more: Any) -> Given:
        given = {"kind": kind, "get_kind_display": heading, "slug": slug, "subject": slug.upper()}
        return Given(**given | {"claims": [], "finding": "", "evidence": []} | more)

    remarks = [
        remark(
            "discrepancy",
            "Said otherwise elsewhere",
            "d1",
            claims=["it binds"],
            finding="it advises",
        ),
        remark("discrepancy", "Said otherwise elsewhere", "d2", claims=["x"], finding="y"),
        remark(
            "source-conflict",
            "Sources disagree",
            "c1",
            claims=["17 July", "18 July"],
            finding="17 July",
        ),
    ]
    text = _text("remarks", remarks=remarks)
    assert text.count("Said otherwise elsewhere") == 1
    assert "D1. Elsewhere: it binds. Right: it advises." in text
    assert "Sources disagree C1. 17 July 18 July Used here: 17 July." in text


def test_pages_are_offered_only_where_there_are_several() -> None:
    links = [
        Given(label="1", url="?page=1", current=False),
        Given(label="…", url="", current=False),
        Given(label="9", url="?page=9", current=True),
    ]
    html = _html("pager", links=links, prev_url="?page=8", next_url="")
    assert 'href="?page=9" aria-current="page"' in html
    assert 'rel="prev">Earlier' in html
    assert "Later" not in html
    assert _html("pager", links=[], prev_url="", next_url="") == ""


def test_the_usual_order_stays_out_of_the_address() -> None:
    orders = [
        Given(value="newest", label="Newest", chosen=False),
        Given(value="oldest", label="Oldest", chosen=True),
    ]
    html = _html("sort", orders=orders, form="filters")
    assert '<option value="">Newest' in html
    assert '<option value="oldest" selected>Oldest' in html
