"""The held text of a record: its pages, its excerpts in their places, and words found in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from statements.models import Excerpt, Source, State, StrategyDocument, Verification
from statements.search.index import build
from statements.sources.load_source import import_source
from statements.sources.verification import verify_excerpt
from tests.sources.files import LAW, strategy
from tests.views.page import read_page

pytestmark = pytest.mark.django_db
ADDRESS = "/documents/nss-2010/text/"
MORE = "\f48\n\n<b>Bold & plain</b> words of the next page, at greater length than a heading has.\n"


@pytest.fixture
def source(tmp_path: Path, settings: Any) -> Source:
    settings.MEDIA_ROOT = tmp_path / "media"
    return held(tmp_path, strategy(MORE))


def held(folder: Path, data: bytes) -> Source:
    path = folder / "nss.txt"
    path.write_bytes(data)
    done = import_source(path=path, document=StrategyDocument.objects.get(slug="nss-2010"))
    assert done.source
    done.source.passages.filter(text__contains="committed").update(printed_page="47")
    done.source.passages.filter(text__contains="Bold").update(
        printed_page="48", page_basis="inferred"
    )
    Excerpt.objects.update(verdict_stale=False)
    return done.source


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_pages_and_passages_have_places_to_link_to(client: Client, source: Source) -> None:
    page = read_page(html(client, ADDRESS))
    ids = [each.attrs["id"] for each in page.everything() if "id" in each.attrs]
    assert {"page-47", "page-48", "p-1"} <= set(ids)
    assert len(ids) == len(set(ids))
    assert "counted, not seen on the page" in page.words


def test_words_of_a_source_are_shown_and_never_run(client: Client, source: Source) -> None:
    shown = html(client, ADDRESS)
    assert "<b>Bold" not in shown
    assert "&lt;b&gt;Bold &amp; plain&lt;/b&gt;" in shown


def test_an_excerpt_is_marked_where_it_stands_and_no_draft_is(
    client: Client, source: Source
) -> None:
    shown = html(client, ADDRESS)
    assert 'id="in-nss-2010-a" href="/statements/nss-2010-a/"' in shown
    assert '<span class="held">The United States is committed' in shown
    Excerpt.objects.filter(slug="nss-2010-a").update(state=State.WITHDRAWN)
    assert "nss-2010-a" not in html(client, ADDRESS)


def test_words_are_found_in_it(client: Client, source: Source) -> None:
    shown = html(client, f"{ADDRESS}?q=atrocity+genocides")
    assert "<mark>genocide</mark>" in shown
    assert "marked for “atrocity genocides”" in read_page(shown).words
    assert (
        "Nothing in this text has “quagga”." in read_page(html(client, f"{ADDRESS}?q=quagga")).words
    )


def test_a_place_is_counted_once_where_an_excerpt_begins_in_it(
    client: Client, source: Source
) -> None:
    (check,) = Verification.objects.filter(excerpt__slug="nss-2010-a")
    position, start, _ = check.places[0]
    text = source.passages.get(position=position).text
    words = " ".join(text[start:].split()[:7])
    Verification.objects.update(places=[[position, start + 3, len(text)]])
    page = read_page(html(client, f'{ADDRESS}?q="{words}"'))
    assert page.by_id("found-in-text").words.startswith("1 place is marked")


def test_excerpts_that_share_words_are_each_marked(client: Client, source: Source) -> None:
    first = Excerpt.objects.get(slug="nss-2010-a")
    second = Excerpt.objects.create(
        slug="within", document=first.document, text="is committed to", state=State.PUBLISHED
    )
    verify_excerpt(second)
    shown = html(client, ADDRESS)
    assert 'id="in-nss-2010-a"' in shown
    assert 'id="in-within"' in shown
    words = read_page(shown).words
    assert words.index("[Excerpt within begins]") < words.index("[End of within]")
    assert words.index("[End of within]") < words.index("[End of nss-2010-a]")


def test_a_passage_is_gone_to_from_a_search_and_from_a_statement(
    client: Client, source: Source
) -> None:
    address = f"{ADDRESS}?version={source.pk}&passage=1"
    assert client.get(address)["Location"] == f"{ADDRESS}?version={source.pk}#p-1"
    for typed in ("0", "99999", "x", "²", "%00"):
        assert "There is no passage" in html(client, f"{ADDRESS}?passage={typed}")
    assert "There is no passage 900 in this text." in html(client, f"{ADDRESS}?from=900")
    page = read_page(html(client, "/statements/nss-2010-a/"))
    (link,) = [link for link in page.links if "passage=" in link]
    where = client.get(link)["Location"]
    anchor = where.partition("#")[2]
    assert read_page(html(client, where)).by_id(anchor).words
    build(anew=True)
    hits = read_page(html(client, "/search/?q=committed+genocide&in=passages")).links
    assert any(link.startswith(f"{ADDRESS}?version={source.pk}&passage=") for link in hits)


def test_an_address_of_a_script_is_no_link(client: Client, source: Source) -> None:
    Source.objects.update(retrieved_from="javascript:alert(1)")
    page = read_page(html(client, ADDRESS))
    assert "javascript:alert(1)" in page.words
    assert not [link for link in page.links if link.startswith("javascript")]


def test_a_page_is_gone_to_or_said_not_to_be_there(client: Client, source: Source) -> None:
    assert client.get(f"{ADDRESS}?page=48")["Location"] == f"{ADDRESS}#page-48"
    assert "There is no page “99”" in html(client, f"{ADDRESS}?page=99")


@pytest.mark.parametrize("query", ["version=x", "from=-1", "from=9e9", "q=%00", "q=((", "page=%00"])
def test_nothing_that_is_typed_is_an_error(client: Client, source: Source, query: str) -> None:
    html(client, f"{ADDRESS}?{query}")


def test_an_older_version_is_shown_only_when_asked_for(
    client: Client, source: Source, tmp_path: Path
) -> None:
    held(tmp_path, strategy("A quagga ends it."))
    assert "quagga" in html(client, ADDRESS)
    old = html(client, f"{ADDRESS}?version={source.pk}")
    assert "quagga" not in old
    assert "An older copy." in old


def test_where_nothing_is_held_the_page_says_so(client: Client, record: None) -> None:
    assert "No text of it is held here yet." in html(client, "/documents/nss-2006/text/")
    assert client.get("/documents/nss-1066/text/").status_code == 404


def test_it_takes_few_queries(
    client: Client, source: Source, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(10):
        client.get(f"{ADDRESS}?q=genocide")
    with django_assert_max_num_queries(10):
        client.get("/statements/nss-2010-a/")


def test_a_statement_says_how_it_was_checked(client: Client, source: Source) -> None:
    page = read_page(html(client, "/statements/nss-2010-a/")).words
    assert "Normalised" in page
    assert "Words are left out where it marks an omission." in page
    assert source.sha256[:12] in page
    assert "wrong page: the words stand on p. 47" in page.casefold() or "page not confirmed" in page
    differing = read_page(html(client, "/statements/nss-2010-b/")).words
    assert "Differs" in differing


def test_a_stale_verdict_is_struck(client: Client, source: Source) -> None:
    Excerpt.objects.filter(slug="nss-2010-a").update(heading="Other", text="Other words.")
    assert 'class="verdict normalised stale"' in html(client, "/statements/nss-2010-a/")
    assert 'class="verdict normalised stale"' in html(client, "/statements/?document=nss-2010")


@pytest.mark.parametrize("form", ["md", "csv"])
def test_a_stale_verdict_is_said_in_every_file(client: Client, source: Source, form: str) -> None:
    address = f"/compare/download/?s=nss-2010-a&s=nss-2006-a&format={form}"
    fresh = client.get(address).content.decode()
    assert "Normalised" in fresh
    assert "stale" not in fresh
    Excerpt.objects.filter(slug="nss-2010-a").update(text="Words nobody ever said.")
    stale = client.get(address).content.decode()
    assert "Normalised, stale" in stale
    assert "as quoted; the check is out of date" in stale


def test_what_a_stale_check_found_is_said_of_then_alone(client: Client, source: Source) -> None:
    Excerpt.objects.filter(slug="nss-2010-a").update(text="Words nobody ever said.")
    page = read_page(html(client, "/statements/nss-2010-a/"))
    assert page.facts["Verdict"].startswith("Normalised, stale. The words or their source have")
    assert page.by_class("where")[0].words.endswith("as quoted; the check is out of date")
    assert "Before and after" not in page.words
    assert "Words are left out where it marks an omission." not in page.words
    assert "The same words" not in page.words


def test_a_wrong_page_is_wrong_in_a_comparison_too(client: Client, source: Source) -> None:
    Verification.objects.filter(excerpt__slug="nss-2010-a").update(
        page_verdict="wrong", printed_pages=["47"], page_basis="printed"
    )
    address = "/compare/?s=nss-2010-a&s=nss-2006-a"
    said = "p.\N{NO-BREAK SPACE}48, wrong page: the words stand on p. 47"
    assert said in html(client, address)


def test_a_wrong_page_of_the_file_names_that_page(client: Client, source: Source) -> None:
    Verification.objects.filter(excerpt__slug="nss-2010-a").update(
        page_verdict="wrong", printed_pages=["48"], file_pages=[60]
    )
    words = read_page(html(client, "/statements/nss-2010-a/")).words
    assert "Wrong page: the words stand on page 60 of the file." in words


def test_the_nearest_place_is_not_shown_as_the_place(client: Client, source: Source) -> None:
    Excerpt.objects.filter(slug="nss-2010-a").update(
        text="The United States is hardly committed to working with our allies"
    )
    verify_excerpt(Excerpt.objects.get(slug="nss-2010-a"))
    words = read_page(html(client, "/statements/nss-2010-a/")).words
    assert "Differs" in words
    assert "Before and after" not in words
    assert "in-nss-2010-a" not in html(client, ADDRESS)


def test_the_original_is_a_download_and_nothing_else(client: Client, source: Source) -> None:
    answer = client.get(f"/sources/{source.pk}/file")
    assert b"".join(answer.streaming_content) == strategy(MORE)  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="nss.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.post(f"/sources/{source.pk}/file").status_code == 405
    held_already = {"if-none-match": answer["ETag"]}
    assert client.get(f"/sources/{source.pk}/file", headers=held_already).status_code == 304
    Path(source.file.path).unlink()
    assert client.get(f"/sources/{source.pk}/file").status_code == 404
    assert client.get("/sources/999/file").status_code == 404


def test_a_law_s_text_is_read_too(client: Client, tmp_path: Path, settings: Any) -> None:
    from statements.models import Legislation

    settings.MEDIA_ROOT = tmp_path / "media"
    path = tmp_path / "law.xml"
    path.write_text(LAW)
    import_source(path=path, legislation=Legislation.objects.get(slug="ewgapa-2018"))
    assert 'id="page-132-Stat.-5586"' in html(client, "/legislation/ewgapa-2018/text/")
    assert "It is the policy to—" in html(client, "/legislation/ewgapa-2018/")
