from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.sources.readers import html
from statements.sources.readers.reading import Reading, Refused, joined
from tests.sources.readers.shared_files import names, real

RECORD = """<html>
<head>
<title>Congressional Record, Volume 151 Issue 99 (Wednesday, July 20, 2005)</title>
</head>
<body><pre>
[Congressional Record Volume 151, Number 99 (Wednesday, July 20, 2005)]
[Senate]
[Pages S8504-S8507]
From the Congressional Record Online through the Government Publishing Office [<a href="http://www.gpo.gov">www.gpo.gov</a>]




                THE PREVENTION OF GENOCIDE AND OF OTHER CRIMES
                      AGAINST THE PEACE OF NATIONS

  Mr. SMITH. Mr. President, the Senate has before it a bill that would
have prevented the crimes of which we heard, and others that were
done in the

[[Page S8505]]

years after it. It has passed.
  I yield the floor.
  The PRESIDING OFFICER. Without objection, it is so ordered.

[[Page S8506]]

  Mr. JONES. I object.\\1\\
  The letter said:

       ``It is a letter that runs over more than one of its
     lines, and ends on another

[[Page S8507]]

     page.''

                          ____________________


</pre></body>
</html>
"""


def read(text: str) -> Reading:
    return html.read(text.encode())


def body(text: str) -> Reading:
    return read(f"<!DOCTYPE html><html><body>{text}</body></html>")


def texts(reading: Reading) -> list[str]:
    return [each.text for each in reading.passages]


class TestRecord:
    def test_pages_come_from_the_header_and_the_marks_before_them(self) -> None:
        reading = read(RECORD)

        assert [(each.printed_page, each.text, each.continues) for each in reading.passages] == [
            (
                "S8504",
                "THE PREVENTION OF GENOCIDE AND OF OTHER CRIMES AGAINST THE PEACE OF NATIONS",
                False,
            ),
            (
                "S8504",
                "Mr. SMITH. Mr. President, the Senate has before it a bill that would have"
                " prevented the crimes of which we heard, and others that were done in the",
                False,
            ),
            ("S8505", "years after it. It has passed.", True),
            ("S8505", "I yield the floor.", False),
            ("S8505", "The PRESIDING OFFICER. Without objection, it is so ordered.", False),
            ("S8506", "Mr. JONES. I object.¹", False),
            ("S8506", "The letter said:", False),
            (
                "S8506",
                "``It is a letter that runs over more than one of its lines, and ends on another",
                False,
            ),
            ("S8507", "page.''", True),
        ]
        assert {each.page_basis for each in reading.passages} == {"stated"}
        assert reading.passages[0].kind == "heading"
        assert reading.warnings == ()

    def test_identity(self) -> None:
        identity = read(RECORD).identity

        assert identity.kind == "Congressional Record"
        assert identity.title.startswith("THE PREVENTION OF GENOCIDE")
        assert identity.years == (2005,)

    def test_a_page_without_a_mark_leaves_what_may_stand_on_it_unknown(self) -> None:
        reading = read(RECORD.replace("[[Page S8506]]", ""))
        pages = [each.printed_page for each in reading.passages]

        assert pages == ["S8504", "S8504", "", "", "", "", "", "", "S8507"]
        assert reading.warnings == (
            "Between pages S8505 and S8507 a page is not marked: the passages there bear no page.",
        )

    def test_an_end_that_the_header_puts_further_leaves_the_last_unknown(self) -> None:
        reading = read(RECORD.replace("S8504-S8507", "S8504-S8509"))

        assert [each.printed_page for each in reading.passages][-2:] == ["S8506", ""]

    def test_without_a_header_nothing_is_said_of_what_comes_before_the_first_mark(self) -> None:
        reading = read("<pre>One\n\n[[Page 25182]]\n\nTwo</pre>")

        assert [each.printed_page for each in reading.passages] == ["", "25182"]


class TestWeb:
    def test_paragraphs_headings_items_and_cells_in_order(self) -> None:
        reading = body(
            "<h1>The <em>Title</em></h1><p>One<br>line &amp; two.</p><ul><li>item</ul>"
            "<table><tr><th>Year<td>2018</table><div>Loose <b>words</b></div>tail"
        )

        assert texts(reading) == [
            "The Title",
            "One line & two.",
            "item",
            "Year",
            "2018",
            "Loose words",
            "tail",
        ]
        assert [each.kind for each in reading.passages][:2] == ["heading", "text"]

    def test_what_is_no_text_is_left_out(self) -> None:
        reading = body(
            "<script>alert(1)</script><style>p{}</style><nav>Home</nav><p>Words<!-- note --></p>"
            "<p hidden>hid</p><p style='display: none'>hid</p><p aria-hidden='true'>hid</p>"
            "<p>More <a class='back_to_top' href='#'>Back to Top</a></p><button>Go</button> End"
        )

        assert texts(reading) == ["Words", "More", "End"]

    def test_letters_and_blanks(self) -> None:
        reading = body(
            "<p>mass&nbsp;atro&shy;cities &mdash; &ldquo;never&rdquo; &#x2014; 21<sup>st</sup></p>"
        )

        assert texts(reading) == ["mass atrocities — “never” — 21st"]

    def test_notes_and_their_marks(self) -> None:
        reading = body(
            "<p>It acts.<sup>12</sup> So.</p><div class='footnotes'><p>12 See there.</p></div>"
        )

        assert texts(reading) == ["It acts.¹² So.", "12 See there."]
        assert [each.kind for each in reading.passages] == ["text", "note"]

    def test_marks_of_the_federal_register(self) -> None:
        reading = body(
            '<span class="printed_page" data-page="25181"> </span><p>Published on May 8, '
            '<span class="printed_page" id="page-25182" data-page="25182"> </span>2013. It is.</p>'
        )

        assert [(each.printed_page, each.text, each.continues) for each in reading.passages] == [
            ("25181", "Published on May 8,", False),
            ("25182", "2013. It is.", True),
        ]

    def test_stars_that_stand_for_what_is_left_out_are_kept(self) -> None:
        assert texts(body("<p>One.</p><p>* * * * *</p><p>Two.</p>")) == [
            "One.",
            "* * * * *",
            "Two.",
        ]

    def test_title_law_and_year(self) -> None:
        identity = read(
            "<html><title>Public Law 115-441 of January 14, 2019</title><p>Words</p></html>"
        ).identity

        assert identity.title == "Public Law 115-441 of January 14, 2019"
        assert identity.public_laws == ("115-441",)
        assert identity.years == (2019,)

    def test_latin_one_is_windows_letters(self) -> None:
        page = (
            '<html><head><meta charset="ISO-8859-1"></head><body><p>PART 27—“A”</p></body></html>'
        )
        reading = html.read(page.encode("cp1252"))

        assert texts(reading) == ["PART 27—“A”"]
        assert reading.warnings == ()

    def test_an_xml_declaration_does_no_harm(self) -> None:
        assert texts(read('<?xml version="1.0" encoding="UTF-8"?><html><p>“Words”</p></html>')) == [
            "“Words”"
        ]


TAGS = (
    "<p> <pre> </pre> </p> <b> <table> <td> [[Page words &lt; <sup>1</sup> <br> <i> <![CDATA[ ]]>"
    " <math> \ue000 &#xe000; &#xfffe; [[Page\u00a0S1]] \\1\\ &"
).split(" ")


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "empty"),
            (b"only words", "no HTML"),
            (b'{"a": "<b>"}', "no HTML"),
            (b"%PDF-1.7\0<html>", "no text"),
            (b"<html><body><p> &nbsp; </p></body></html>", "holds no text"),
            (b"<html><script>var words</script></html>", "holds no text"),
            (b"<html>" + b"<div>" * 5000 + b"deep" + b"</div>" * 5000 + b"</html>", "deeply"),
            (b"<html><p>" + b"a" * 30_000_000, "larger than 30 MB"),
        ],
        ids=["empty", "words", "json", "pdf", "blank", "script", "deep", "large"],
    )
    def test_in_one_sentence(self, data: bytes, said: str) -> None:
        with pytest.raises(Refused, match=said) as refused:
            html.read(data, name="page.html")

        assert str(refused.value).startswith("page.html ")

    def test_nothing_is_fetched_or_expanded(self) -> None:
        reading = read(
            '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyyy">]>'
            '<html><link rel=stylesheet href="http://127.0.0.1:9/"><p>a &x; &y; b</p></html>'
        )

        assert "root:" not in joined(reading.passages)
        assert "yyyy" not in texts(reading)[-1]

    @given(st.lists(st.sampled_from(TAGS), max_size=30))
    def test_whatever_the_tags_are_no_word_is_lost(self, parts: list[str]) -> None:
        page = "<html><body>" + " ".join(parts)
        try:
            reading = read(page)
        except Refused:
            return
        assert not re.search("[\ue000\ue001\ufffe]", joined(reading.passages))
        if "<![CDATA[" not in page:
            assert joined(reading.passages).count("words") == page.count("words")


# Of each: first and last page, how many bear a number, and words with their page.
CREC = {
    "1997-01-28-pt1-PgS709-3": ("S709", "S712", 4, "many of us in the Senate", "S709"),
    "1997-01-28-pt1-PgS720": ("S720", "S722", 3, "Bosnia", ""),
    "1997-01-28-pt1-PgS726-2": ("S726", "S768", 41, "no longer receive free medical", "S729"),
    "1997-01-28-pt1-PgS730": ("S730", "S734", 5, "that is where HUBZone comes from", "S731"),
    "1997-01-28-pt1-PgS738-2": ("S738", "S742", 5, "Even with multiple sources", "S742"),
    "1997-01-28-pt1-PgS749": ("S749", "S752", 4, "", ""),
    "1997-01-28-pt1-PgS775-4": ("S775", "S777", 3, "", ""),
    "2005-07-20-pt1-PgH6115-2": ("H6115", "H6117", 3, "", ""),
    "2005-07-20-pt1-PgH6183": ("H6183", "H6190", 8, "", ""),
    "2005-07-20-pt1-PgH6196": ("H6196", "H6201", 6, "CO2 is like glass", ""),
    "2005-07-20-pt1-PgS8504-2": ("S8504", "S8510", 7, "Nevada Supreme Court and the", "S8505"),
    "2005-07-20-pt1-PgS8536": ("S8536", "S8545", 10, "", ""),
    "2005-07-20-pt1-PgS8560": ("S8560", "S8573", 14, "", ""),
    "2005-07-20-pt1-PgS8584": ("S8584", "S8587", 4, "", ""),
}


def test_each_real_file_is_here() -> None:
    assert names("congressional-record", "*.htm") == {
        f"congressional-record/CREC-{name}.htm" for name in CREC
    }
    assert names("federal-register", "*.html") == {
        "federal-register/2013-10114-final-rule-body.html"
    }


@pytest.mark.parametrize("name", CREC)
def test_the_congressional_record(name: str) -> None:
    first, last, known, words, page = CREC[name]
    source = real(f"congressional-record/CREC-{name}.htm").decode()
    reading = html.read(source.encode())

    assert reading.identity.kind == "Congressional Record"
    assert reading.printed_pages[0] == first
    assert reading.printed_pages[-1] == last
    assert len(reading.printed_pages) == known
    assert not any("[[Page" in each.text for each in reading.passages)
    found = [each for each in reading.passages if words in " ".join(each.text.split())]
    assert found
    assert not page or found[0].printed_page == page
    # What stands after each mark is on its page.
    for mark, line in re.findall(r"\[\[Page (\w+)\]\]\s+([^\n<_]+)\n", source):
        begun = " ".join(line.split())
        assert any(
            each.printed_page in (mark, "") and " ".join(each.text.split()).startswith(begun)
            for each in reading.passages
        ), mark


@pytest.mark.parametrize("name", CREC)
def test_no_letter_of_the_record_is_lost(name: str) -> None:
    source = real(f"congressional-record/CREC-{name}.htm").decode()
    words = re.sub(r"<[^>]*>", "", source[source.index("www.gpo.gov</a>]") + 16 :])
    words = re.sub(r"\[\[Page \w+\]\]|[_\-=]{5,}", "", words).replace("&amp;", "&")
    kept = re.sub(r"•|[_\-=]{5,}", "", joined(html.read(source.encode()).passages))

    assert "".join(kept.split()) == "".join(words.split())


def test_the_federal_register() -> None:
    reading = html.read(real("federal-register/2013-10114-final-rule-body.html"))
    pages = {each.text: (each.printed_page, each.continues) for each in reading.passages}

    assert reading.printed_pages == ["25181", "25182"]
    assert pages["A proposed rule was published in the Federal Register on February 8, 2013,"] == (
        "25181",
        False,
    )
    assert any(
        text.startswith("with a comment period of") and page == ("25182", True)
        for text, page in pages.items()
    )
    assert "PART 27—[Amended]" in pages
    assert not any("Back to Top" in text for text in pages)
    assert reading.warnings == ()
