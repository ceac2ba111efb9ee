"""Small comparisons for tests of what is made of them."""

from statements.compare import LEFT, Base, compare
from statements.compare.rows import Sheet, Statement
from statements.compare.summary import summarise

OLD = "We will prevent mass atrocities and hold those responsible accountable, at home and abroad."
NEW = "We prevented mass atrocities, and hold those responsible accountable; nobody is immune."


def statement(slug: str, text: str, **more: object) -> Statement:
    given = {
        "label": f"Obama {slug}, p. 1",
        "president": "Barack Obama",
        "presidency": "44th, 2009 to 2017",
        "document": "National Security Strategy",
        "date": "May 2010",
        "page": "p. 1, confirmed",
        "verdict": "Exact",
        "citation": "The White House, National Security Strategy 1 (May 2010).",
        "topics": ("Prevention",),
        "institutions": (),
        "laws": (),
        "address": f"https://example.org/statements/{slug}/",
    }
    return Statement(slug=slug, text=text, **(given | more))  # type: ignore[arg-type]


def sheet(*statements: Statement, base: Base = LEFT) -> Sheet:
    comparison = compare([each.text for each in statements], base)
    topics = [set(each.topics) for each in statements]
    address = "https://example.org/compare/"
    made = "24 November 2026"
    return Sheet(statements, comparison, summarise(comparison, topics), address, made)
