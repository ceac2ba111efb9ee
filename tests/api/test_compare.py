"""Comparisons: the page's, as spans."""

from django.test import Client

from tests.api.answers import ask

ADDRESS = "compare/?s=nss-2010-a&s=nss-2010-b&s=nss-2015-full&base=nss-2010-a"


def test_segments_joined_are_the_text_and_counts_are_the_pages() -> None:
    found = ask(ADDRESS)
    page = Client().get(f"/{ADDRESS}").context
    assert found["url"].endswith(page["chosen"].url)
    for column, shown in zip(found["columns"], page["columns"], strict=True):
        text = column["text"]
        assert "".join(text[each["start"] : each["end"]] for each in column["segments"]) == text
        assert column["statement"] == shown.excerpt.slug
        assert column["counts"]["kept"] == shown.counted.kept
        assert column["counts"]["new"] == shown.counted.new
    assert [column["base"] for column in found["columns"]] == [None, "nss-2010-a", "nss-2010-a"]
