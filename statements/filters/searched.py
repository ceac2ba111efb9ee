"""What a page has to say of the words that were searched for."""

from __future__ import annotations

from statements.filters.address import Address
from statements.filters.finding import Found
from statements.filters.listing import Link, Searched, Widened
from statements.search import SearchResult, Understood

_NUMBERS = "no one two three four five six seven eight nine ten".split()


def searched(understood: Understood | None, found: Found, address: Address) -> Searched | None:
    """None without words."""
    if understood is None:
        return None
    result = found.result
    correction = result.correction if result else ""
    return Searched(
        typed=understood.typed,
        understood=_asking(understood.text, address) if understood.differs else None,
        repairs=understood.repairs,
        widened=tuple(
            Widened(each.typed, each.names, _asking(each.narrow, address).url)
            for each in understood.widenings
        ),
        left_out=understood.left_out,
        correction=_asking(correction, address) if correction else None,
        relaxed=most_of(result) if result else "",
    )


def _asking(text: str, address: Address) -> Link:
    """The same list for other words."""
    return Link(text, str(address.without("q").adding("q", text)))


def most_of(result: SearchResult) -> str:
    """A sentence where what is shown has only most of the words; or empty."""
    if not (result.relaxed and result.total):
        return ""
    words, least = len(getattr(result.understood.node, "nodes", ())), result.relaxed
    everything = f"all {_said(words)}" if words > 2 else "both"
    if result.having_all:
        places = "place has" if result.having_all == 1 else "places have"
        lacking = f"Only {_said(result.having_all)} {places} all that was asked for."
    elif least < words:
        lacking = f"No place has {everything} of these words."
    else:
        lacking = "No place has this as it stands, or under another name."
    shown = f"at least {_said(least)} of these words" if least < words else "its words apart"
    return f"{lacking} Shown are those with {shown}."


def _said(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
