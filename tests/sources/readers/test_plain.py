from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.sources.readers import plain
from statements.sources.readers.decoding import LARGEST, decoded
from statements.sources.readers.reading import Passage, Reading, Refused, joined
from tests.sources.readers.shared_files import names, real

GAP = "\n\n\n\n"


def read(text: str) -> Reading:
    return plain.read(text.encode())


def pages(reading: Reading) -> list[str]:
    """The printed page of each passage, a dash where it is unknown."""
    return [each.printed_page or "-" for each in reading.passages]


def texts(reading: Reading) -> list[str]:
    return [each.text for each in reading.passages]


def on(reading: Reading, words: str) -> Passage:
    """The passage with these words, which stand in one only."""
    [found] = [each for each in reading.passages if words in " ".join(each.text.split())]
    return found


class TestParagraphs:
    def test_blank_lines_part_them_and_lines_are_folded(self) -> None:
        assert texts(read("The International\nCourt sits.\n\n\nIt   acts.")) == [
            "The International Court sits.",
            "It acts.",
        ]

    def test_a_blank_line_in_the_middle_of_a_sentence_is_only_a_gap(self) -> None:
        assert texts(read("It is unprecedented -\n\nand unequaled.\n\nSo it is.")) == [
            "It is unprecedented - and unequaled.",
            "So it is.",
        ]

    def test_a_word_parted_by_a_line_end_keeps_the_line_end(self) -> None:
        assert texts(read("A moment of influ-\n\nence is here.")) == [
            "A moment of influ-\nence is here."
        ]

    def test_a_bullet_stays_with_its_item(self) -> None:
        assert texts(read("We will:\n\n*\n\nact early;\n\n* act late.")) == [
            "We will:",
            "* act early;",
            "* act late.",
        ]

    def test_headings_are_short_and_in_title_case(self) -> None:
        reading = read("The Way Ahead\n\nThe United States acts.\n\nThe end is not yet\n\nIt Acts.")

        assert [each.kind for each in reading.passages] == ["heading", "text", "text", "text"]

    def test_each_line_of_a_law_is_a_paragraph(self) -> None:
        law = (
            "§ 9999.\nPurposes\n(a)\nIn general\n"
            "The Secretary shall act, in every country where acts of this kind are likely to be"
            " done, before they are done.\n(b)\nNo funds\nNone are given."
        )

        assert texts(read(law)) == law.split("\n")


class TestFormFeeds:
    TEXT = "\f".join(
        f"A REPORT ON CRIMES\n\nThe words of page {page} run on\n\n{page if page != 3 else ''}"
        for page in range(1, 6)
    )

    def test_are_page_breaks(self) -> None:
        reading = read(self.TEXT)

        assert reading.page_count == 5
        assert [each.file_page for each in reading.passages] == [1, 2, 3, 4, 5]
        assert pages(reading) == ["1", "2", "3", "4", "5"]
        assert [each.page_basis for each in reading.passages] == [
            "printed",
            "printed",
            "inferred",
            "printed",
            "printed",
        ]

    def test_running_heads_and_numbers_are_no_text(self) -> None:
        assert texts(read(self.TEXT)) == [
            f"The words of page {page} run on" for page in range(1, 6)
        ]

    def test_a_head_with_the_number_beside_it_is_no_text(self) -> None:
        reading = read("\f".join(f"Report on Crimes  {page}\n\nWord {page}." for page in (7, 8, 9)))

        assert texts(reading) == ["Word 7.", "Word 8.", "Word 9."]
        assert pages(reading) == ["7", "8", "9"]

    def test_what_is_all_of_a_page_is_no_head(self) -> None:
        reading = read("\f".join(["Never again.", "Never again.", "Never again.", "So be it."]))

        assert texts(reading) == ["Never again.", "Never again.", "Never again.", "So be it."]

    def test_a_blank_page_counts(self) -> None:
        reading = read("Words.\n\n1\f\fMore.\n\n3\fAnd more.\n\n4")

        assert [(each.file_page, each.printed_page) for each in reading.passages] == [
            (1, "1"),
            (3, "3"),
            (4, "4"),
        ]

    def test_a_paragraph_goes_on_over_a_page_break(self) -> None:
        reading = read(
            "It does not\n\n1\fowe them allegiance. It\n\n2\fActs.\n\n3\fNew words.\n\n4"
        )

        assert [each.continues for each in reading.passages] == [False, True, False, False]

    def test_numbers_that_do_not_fit_stay_in_the_text(self) -> None:
        reading = read("They paid 40\fThey paid 12\fNone paid")

        assert texts(reading) == ["They paid 40", "They paid 12", "None paid"]
        assert pages(reading) == ["-", "-", "-"]
        assert reading.warnings == ("Of 3 pages the printed number of 3 could not be established.",)


class TestGaps:
    def test_numbers_before_gaps_are_pages_and_words_on_their_line_stay(self) -> None:
        reading = read(
            f"They do not owe 21{GAP}their allegiance to it. 22{GAP}We do.\n\n23{GAP}So be it. 24"
        )

        assert texts(reading) == [
            "They do not owe",
            "their allegiance to it.",
            "We do.",
            "So be it.",
        ]
        assert pages(reading) == ["21", "22", "23", "24"]
        assert [each.continues for each in reading.passages] == [False, True, False, False]
        assert {each.file_page for each in reading.passages} == {None}
        assert reading.page_count is None

    def test_no_pages_without_signs(self) -> None:
        reading = read("Good morning.\n\nIt is an honor.\n\nThank you.")

        assert pages(reading) == ["-", "-", "-"]
        assert reading.warnings == ()

    def test_a_page_lost_between_two_leaves_the_next_unknown(self) -> None:
        bodies = ["One. 1", "Two. 2", "Three. 3", "Lost.", "Nine. 9", "Ten. 10", "Eleven. 11"]

        assert pages(read(GAP.join(bodies))) == ["1", "2", "3", "-", "9", "10", "11"]

    def test_contents_and_counted_gaps_establish_pages(self) -> None:
        contents = (
            "Table of Contents\nI. First Things . . . . . 1 II. Second Things . . . . 3"
            " The Long View . . . . . 4 III. Last Things . . . . . 5"
        )
        bodies = [
            contents,
            "I. First Things\nWe begin.",
            "fiRst ThIngs \n\nAnd go on.",
            "II. Second Things\nWe do more.",
            "Yet more.\n\nThe Long View\nIt is far.",
            "III. Last Things We end.",
        ]
        reading = read(GAP.join(bodies))

        assert [(each.text, each.printed_page) for each in reading.passages[1:]] == [
            ("I. First Things", "1"),
            ("We begin.", "1"),
            ("And go on.", "2"),
            ("II. Second Things", "3"),
            ("We do more.", "3"),
            ("Yet more.", "4"),
            ("The Long View", "4"),
            ("It is far.", "4"),
            ("III. Last Things", "5"),
            ("We end.", "5"),
        ]
        assert {each.page_basis for each in reading.passages[1:]} == {"inferred"}
        assert reading.passages[1].kind == reading.passages[7].kind == "heading"

    def test_a_gap_after_a_bullet_is_none(self) -> None:
        reading = read(f"We will:\n\n*{GAP}act;\n\n*{GAP}act again. 1{GAP}More. 2{GAP}Yet more. 3")

        assert texts(reading) == ["We will:", "* act;", "* act again.", "More.", "Yet more."]
        assert pages(reading) == ["1", "1", "1", "2", "3"]

    def test_a_number_between_gaps_is_a_foot(self) -> None:
        reading = read(f"One.{GAP}1{GAP}Two.{GAP}2{GAP}Three.{GAP}3")

        assert list(zip(texts(reading), pages(reading), strict=True)) == [
            ("One.", "1"),
            ("Two.", "2"),
            ("Three.", "3"),
        ]


class TestIdentity:
    @pytest.mark.parametrize(
        ("cover", "years"),
        [
            ("NATIONAL SECURITY STRATEGY\nMARCH 1990", (1990,)),
            ("F E B R U A R Y 2 0 1 5 A STRATEGY", (2015,)),
            ("A Strategy of May 18, 2016", (2016,)),
            ("Looking Forward to the 1990's", ()),
            ("The Act of 2018", ()),
        ],
    )
    def test_the_year_of_issue_stands_after_a_month(
        self, cover: str, years: tuple[int, ...]
    ) -> None:
        assert read(f"{cover}\n\n{'Words of July 1776. ' * 30}").identity.years == years

    def test_title_and_law(self) -> None:
        identity = read("The Elie Wiesel Act, Public Law 115–441\n\nIt is enacted.").identity

        assert identity.title == "The Elie Wiesel Act, Public Law 115–441"
        assert identity.public_laws == ("115-441",)

    def test_a_long_first_paragraph_is_no_title(self) -> None:
        identity = read("In accordance with Public Law 115-441, I send a report. " * 8).identity

        assert identity.title == ""
        assert identity.public_laws == ()


class TestBytes:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_marked_and_plain(self, encoding: str) -> None:
        reading = plain.read("“Never again” – ½ a promise.".encode(encoding))

        assert texts(reading) == ["“Never again” – ½ a promise."]
        assert reading.warnings == ()

    def test_windows_letters_are_read_with_a_warning(self) -> None:
        reading = plain.read("“Never again”".encode("cp1252"))

        assert texts(reading) == ["“Never again”"]
        assert reading.warnings == ("The text is not in UTF-8 and was read as Windows-1252.",)

    def test_letters_encoded_twice_are_read_as_meant(self) -> None:
        reading = plain.read("the world’s crimes – é".encode().decode("latin-1").encode())

        assert texts(reading) == ["the world’s crimes – Ã©"]
        assert "encoded twice" in reading.warnings[0]

    def test_what_is_not_seen_is_dropped_and_line_ends_are_one(self) -> None:
        reading = read("geno\u00adcide\ufffe is\u200b a crime.\r\n\r\nIt\ris.")

        assert texts(reading) == ["genocide is a crime.", "It is."]

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "empty"),
            (b" \n\t ", "holds no text"),
            (b"1\f2\f3", "holds no text"),
            (b"\x00\x01\x02", "no text"),
            (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "no text"),
            (b"\xff\xfe" + b"\x00\xd8" * 9, "no text"),
            (bytes(range(128, 160)) * 10 + bytes(range(1, 9)) * 20, "no text"),
            (b"a" * (LARGEST + 1), "larger than 30 MB"),
        ],
        ids=[
            "empty",
            "blank",
            "only numbers",
            "nul",
            "picture",
            "half characters",
            "controls",
            "large",
        ],
    )
    def test_what_is_no_text_is_refused_in_one_sentence_with_its_name(
        self, data: bytes, said: str
    ) -> None:
        with pytest.raises(Refused, match=said) as refused:
            plain.read(data, name="notes.txt")

        assert str(refused.value).startswith("notes.txt ")

    @given(st.binary(max_size=200))
    def test_whatever_the_bytes_are_they_are_read_or_refused(self, data: bytes) -> None:
        try:
            reading = plain.read(data)
        except Refused:
            return
        assert all(each.text.strip() for each in reading.passages)
        assert not re.search("[\x00\ufffe\ud800-\udfff]", joined(reading.passages))

    @given(
        st.lists(
            st.sampled_from(
                [
                    "\n",
                    "\n\n",
                    GAP,
                    "\f",
                    "12",
                    "13",
                    "iv",
                    "*",
                    "A Title",
                    "{} runs on",
                    "{} ends.",
                ]
            ),
            max_size=40,
        )
    )
    def test_no_word_is_lost(self, parts: list[str]) -> None:
        # Words that stand on one page only are no running heads.
        text = " ".join(part.format("w" + "x" * at) for at, part in enumerate(parts))
        if not re.search(r"\w", text):
            return

        kept = " ".join(texts(read(text))).split()

        assert [word for word in kept if word[0] == "w"] == re.findall(r"\bwx*", text)


# Of each real file: its first and last printed page, how many of its pages are known, and words
# with the page that they stand on in print.
STRATEGIES = {
    "1987": ("9", "41", 32, {"peacekeeping, promotion of human rights": "11"}),
    "1990": ("iii", "32", 32, {"In the aftermath of World War II": "v", "owe the American": "32"}),
    "1991": ("iii", "31", 30, {"A new world order is not a fact": "v"}),
    "1993": ("i", "21", 22, {"As the continuing turmoil in virtually": "ii"}),
    "1994": ("5", "24", 19, {"as more and more nations have ventured": "9"}),
    "1995": (
        "i",
        "33",
        35,
        {"fronts at once. It is an idea": "2", "The clear and present dangers": "33"},
    ),
    "1997": ("", "", 0, {"flourish.": ""}),
    "1998": ("i", "59", 60, {"Government. The threats and their": "8"}),
    "2001": ("", "", 0, {"As we enter the new millennium": ""}),
    "2002": (
        "vii",
        "31",
        29,
        {"realistic assessment of": "26", "but all infectious diseases": "7"},
    ),
    "2006": (
        "1",
        "49",
        49,
        {
            "It is a moral imperative that states take action to prevent and punish genocide": "17",
            "Taking action need not involve military force": "23",
            "The challenges America faces are great": "49",
        },
    ),
    "2010": (
        "1",
        "52",
        52,
        {
            "The United States is committed to working with our allies, and to strengthening": "48",
            "From Nuremberg to Yugoslavia": "48",
            "disadvantage. It sets back our ability": "52",
        },
    ),
    "2015": ("7", "29", 23, {"The mass killing of civilians is an affront": "22"}),
}


HEADS = re.compile(
    r"(?:nationalsecuritystrategy|tableofcontents|i\.overviewofnationalsecuritystrategy"
    r"|ii\.strategicapproach|iii\.advancingourinterests|i\.introduction|ii\.security"
    r"|iii\.prosperity|iv\.values|v\.internationalorder|[0-9]+|[ivx]+)*"
)


class TestRealStrategies:
    def test_each_is_here(self) -> None:
        assert names("strategies", "*.txt") == {
            f"strategies/{year}_national_security_strategy.txt" for year in STRATEGIES
        }

    @pytest.mark.parametrize("year", STRATEGIES)
    def test_pages(self, year: str) -> None:
        first, last, known, places = STRATEGIES[year]
        reading = plain.read(real(f"strategies/{year}_national_security_strategy.txt"))
        found = reading.printed_pages

        assert len(found) == known
        assert (found or [""])[0] == first
        assert (found or [""])[-1] == last
        for words, page in places.items():
            assert on(reading, words).printed_page == page, words

    @pytest.mark.parametrize("year", STRATEGIES)
    def test_nothing_is_lost_but_numbers_and_running_heads(self, year: str) -> None:
        data = real(f"strategies/{year}_national_security_strategy.txt")
        kept = iter(" ".join(texts(plain.read(data))).split())
        lost = []
        following = next(kept)
        for word in decoded(data, year)[0].split():
            if word == following:
                following = next(kept, "")
            else:
                lost.append(word)

        assert following == ""
        assert HEADS.fullmatch("".join(lost).casefold()), lost

    @pytest.mark.parametrize("year", ["1998", "2002"])
    def test_numbers_seen_at_the_ends_are_those_told(self, year: str) -> None:
        text = real(f"strategies/{year}_national_security_strategy.txt").decode()
        reading = plain.read(text.encode())
        seen = list(_seen(text))

        assert len(seen) > 5
        for number, words in seen:
            of_page = [each.text for each in reading.passages if each.printed_page == number]
            assert words in " ".join(" ".join(of_page).split()), number


def _seen(text: str) -> Iterator[tuple[str, str]]:
    """Numbers that stand plainly at the ends of pages, and words beside them."""
    for found in re.finditer(r"\n{4}([0-9]{1,2}|[ivx]+)\s((?:[^\s*]+ ){6})", text):
        yield found[1], found[2].strip()
    for found in re.finditer(r"((?:\S+ ){6})([0-9]{1,2}) National Security Strategy\n{4}", text):
        yield found[2], found[1].strip()


PRESIDENTIAL = {
    "106115-PSD-10-2011": "is a core national security interest and a core moral responsibility",
    "106116-PSD-10-fact-sheet": "President Obama is committed to strengthening",
    "109316-Obama-Holocaust-Museum-remarks-2012": "It is a great honor to be with you",
    "125618-EO-13729-2016": "As articulated in Presidential Study Directive-10",
    "132964-ICE-State-briefing-quoting-NSS-2017": "MR. FETALVO: Good morning everyone.",
    "135558-signing-of-S1158-2019-01-14": "On Monday, January 14, 2019",
    "137565-Trump-letter-sec5-Elie-Wiesel-Act": "I transmit herewith a report",
    "139126-delegation-Elie-Wiesel-Act": "I hereby delegate to the Secretary of State",
    "141194-delegation-Global-Fragility-Act": "I hereby delegate to the Secretary of State",
    "146956-statement-2022-atrocity-strategy": "The public release of the first-ever",
    "148300-statement-2022-fragility": "Every country, including our own",
    "148308-Biden-prologue-fragility-strategy": "the dawn of a decisive decade",
    "150530-background-call-Global-Fragility": "MODERATOR: Good afternoon, everyone.",
}


def test_each_presidential_text_is_here() -> None:
    assert names("presidential", "*.txt") == {f"presidential/{name}.txt" for name in PRESIDENTIAL}


@pytest.mark.parametrize("name", PRESIDENTIAL)
def test_a_presidential_text_has_no_pages_and_keeps_every_word(name: str) -> None:
    data = real(f"presidential/{name}.txt")
    reading = plain.read(data)

    assert on(reading, PRESIDENTIAL[name]).kind == "text"
    assert reading.printed_pages == []
    assert reading.warnings == ()
    assert " ".join(texts(reading)).split() == data.decode().split()


SECTIONS = ["22/2656", "22/7421", "22/7423", *(f"22/{at}" for at in range(9801, 9811)), "50/3043"]


def test_each_section_of_the_code_is_here() -> None:
    assert names("us-code", "*.txt") == {
        f"us-code/{section.replace('/', 'usc')}.txt" for section in SECTIONS
    }


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_code_is_read_line_by_line(section: str) -> None:
    data = real(f"us-code/{section.replace('/', 'usc')}.txt")
    reading = plain.read(data)

    assert texts(reading)[0] == f"§ {section.split('/')[1]}."
    assert texts(reading) == [line.strip() for line in data.decode().split("\n") if line.strip()]
    assert reading.printed_pages == []
    assert reading.warnings == ()
