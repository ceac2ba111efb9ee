"""How well quotations are checked: `.venv/bin/python benchmarks/quotations.py`.

True quotations are drawn from real sources and changed as layout, hands and the rules of quotation
change them; false ones are changed in what they say. Every true one should pass on its page, no
false one may. Needs no database. Results go to results/quotations-<date>.md.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.quotation_changes import LAYOUT, MEANING  # noqa: E402
from statements.sources.quotes import Finding, Part, Text, verify  # noqa: E402
from statements.sources.readers import read  # noqa: E402
from statements.sources.readers.reading import Reading  # noqa: E402

SOURCES = ROOT.parent / "shared" / "data" / "sources"
FILES = (
    *(f"strategies/{year}_national_security_strategy.txt" for year in (1990, 1998, 2002, 2006)),
    *(f"strategies/{year}_national_security_strategy.txt" for year in (2010, 2015)),
    "strategies/2025-National-Security-Strategy.pdf",
    "presidential/125618-EO-13729-2016.txt",
    "laws-uslm/113publ67-uslm.xml",
    "us-code/22usc2656.xml",
    "congressional-record/CREC-2005-07-20-pt1-PgS8504-2.htm",
    "pdf/FR-2025-01395-EO14141.pdf",
)
TRUE, FALSE = 2400, 6000
LENGTHS = (8, 120)


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read, and its words with the places of each."""

    name: str
    text: Text
    words: Sequence[tuple[int, int]]

    def quotation(self, draw: random.Random) -> tuple[int, int]:
        """Words of one source, as a span of its text, that begin and end with a letter."""
        while True:
            first = draw.randrange(len(self.words) - LENGTHS[0])
            last = min(first + draw.randint(*LENGTHS) - 1, len(self.words) - 1)
            start, end = self.words[first][0], self.words[last][1]
            said = self.text.whole[start:end]
            is_plain = not set("[]…*") & set(said) and "..." not in said.replace(" ", "")
            if is_plain and said[0].isalnum() and said[-1].isalnum():
                return start, end


def held(path: str) -> Source:
    reading: Reading = read((SOURCES / path).read_bytes(), name=path)
    text = Text(
        [
            Part(each.text, each.printed_page, each.file_page, each.page_basis)
            for each in reading.passages
            if each.kind == "text"
        ]
    )
    words = [each.span() for each in re.finditer(r"\S+", text.whole)]
    return Source(path, text, words)


@dataclass(frozen=True, slots=True)
class Tried:
    """One quotation, how it was changed, and what was found."""

    source: str
    change: str
    said: str
    found: Finding
    is_right: bool


def true_ones(sources: Sequence[Source], draw: random.Random) -> Iterator[Tried]:
    names = list(LAYOUT)
    while True:
        source, name = draw.choice(sources), draw.choice(names)
        start, end = source.quotation(draw)
        said = LAYOUT[name](source.text.whole[start:end], draw)
        if not said:
            continue
        parts = [source.text.parts[at] for at in source.text.parts_of(start, end)]
        pages = list(dict.fromkeys(each.printed_page for each in parts if each.printed_page))
        page = f"{pages[0]}–{pages[-1]}" if len(pages) > 1 else "".join(pages)
        found = verify(said, source.text, page=page)
        yield Tried(source.name, name, said, found, found.passes)


def false_ones(sources: Sequence[Source], draw: random.Random) -> Iterator[Tried]:
    names = [*MEANING, "of another source", "wrong page"]
    while True:
        source, name = draw.choice(sources), draw.choice(names)
        start, end = source.quotation(draw)
        said: str | None = source.text.whole[start:end]
        page = ""
        if name == "of another source":
            source = draw.choice([each for each in sources if each is not source])
        elif name == "wrong page":
            part = source.text.parts[source.text.part_at(start)]
            page = str(int(part.printed_page) + 1) if part.printed_page.isdigit() else ""
            last = source.text.parts[source.text.part_at(end - 1)]
            if not page or last.printed_page != part.printed_page:
                continue
        elif said:
            said = MEANING[name](said, draw)
        if not said or (not page and _stands(said, source.text)):
            continue
        if page and _bare(source.text.whole).count(_bare(said)) > 1:
            continue  # it may stand on that page too
        found = verify(said, source.text, page=page)
        yield Tried(source.name, name, said, found, not found.passes)


def _bare(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", text)


def _stands(said: str, text: Text) -> bool:
    """Whether the letters stand there all the same: looked for in another way."""
    return _bare(said) in _bare(text.whole)


def measure_speed(sources: Sequence[Source]) -> list[tuple[str, float]]:
    """Milliseconds of sixty words in a source of 300 KB: kept ready, and made ready for it."""
    whole = " ".join(each.text.whole for each in sources)[:300_000]
    parts = [Part(each) for each in whole.split("\n\n")]
    words = whole.split()
    true = " ".join(words[30_000:30_060])
    false = " ".join([*words[30_000:30_030], "quagga", *words[30_031:30_060]])
    taken = []
    for name, said in (("verify", true), ("nearest", false)):
        cold: list[float] = []
        warm: list[float] = []
        for _ in range(9):
            text = Text(parts)
            for times in (cold, warm):
                begun = time.perf_counter()
                verify(said, text)
                times.append((time.perf_counter() - begun) * 1000)
        taken += [(f"{name}, first time", min(cold)), (f"{name}, again", min(warm))]
    return taken


def table(tried: Sequence[Tried]) -> Iterator[str]:
    every = Counter(each.change for each in tried)
    right: Counter[str] = Counter()
    for each in tried:
        right[each.change] += each.is_right
    yield "| change | tried | right |"
    yield "|---|--:|--:|"
    for name, count in sorted(every.items()):
        yield f"| {name} | {count} | {right[name]} |"
    yield f"| together | {len(tried)} | {sum(right.values())} |"


def main() -> int:
    if not SOURCES.is_dir():
        sys.stdout.write("Nothing is measured: there are no sources here.\n")
        return 0
    draw = random.Random(441)  # noqa: S311  (the same each time)
    sources = [held(path) for path in FILES]
    true = [tried for tried, _ in zip(true_ones(sources, draw), range(TRUE), strict=False)]
    false = [tried for tried, _ in zip(false_ones(sources, draw), range(FALSE), strict=False)]
    wrong = [each for each in (*true, *false) if not each.is_right]
    right = sum(each.is_right for each in true) / len(true)
    lines = [
        f"# Quotations, {datetime.now(UTC).date()}",
        "",
        f"{len(FILES)} real sources. True ones that pass on their page: {right:.2%} "
        f"(at least 99.5 % wanted). False ones that pass: "
        f"{sum(not each.is_right for each in false)} of {len(false)} (none wanted). "
        "How to measure again: `.venv/bin/python benchmarks/quotations.py`.",
        *("", "## True, and changed in layout or as marked", "", *table(true)),
        *("", "## False", "", *table(false)),
        *("", "## What came out wrong", "", "| source | change | verdict | page | quotation |"),
        "|---|---|---|---|---|",
        *(
            f"| {each.source.rpartition('/')[2]} | {each.change} | {each.found.verdict} | "
            f"{each.found.page_verdict} | {' '.join(each.said.split())[:120].replace('|', '/')} |"
            for each in wrong
        ),
        *("", "## Speed, in milliseconds", "", "| what | fastest of 9 |", "|---|--:|"),
        *(f"| {name} | {taken:.1f} |" for name, taken in measure_speed(sources)),
    ]
    out = ROOT / "benchmarks" / "results" / f"quotations-{datetime.now(UTC).date()}.md"
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
