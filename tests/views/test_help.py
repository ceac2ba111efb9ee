"""/help/search/: every example is a search that finds something."""

from urllib.parse import unquote_plus

from statements.views.help import LESSONS
from tests.views.conftest import Visit


def test_every_example_finds_what_it_says(visit: Visit) -> None:
    page = visit("/help/search/")
    rows = [row for row in page.all("tr") if row.all("td")]
    assert len(rows) == sum(len(lesson.examples) for lesson in LESSONS) > 15
    for row in rows:
        (link,) = row.all("a")
        found = visit(link.attrs["href"])
        total = sum(
            int(heading.words.rpartition(" ")[2])
            for heading in found.all("h2")
            if heading.words.rpartition(": ")[2].isdigit()
        )
        said = int(row.all("td")[-1].words)
        assert said == total > 0, unquote_plus(link.attrs["href"])
