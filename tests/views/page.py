"""An HTML page as a reader of it would take it apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta source track wbr".split())
# Where an address is fetched without a press.
LOADS = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


@dataclass(slots=True)
class Element:
    """A tag with its attributes and what stands in it."""

    tag: str
    attrs: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a script would read as textContent."""
        return "".join(each if isinstance(each, str) else each.text for each in self.children)

    @property
    def words(self) -> str:
        """The text with its white space folded."""
        return " ".join(self.text.split())

    def all(self, tag: str) -> list[Element]:
        """Every element of this tag in it, in order."""
        found = []
        for each in self.children:
            if isinstance(each, Element):
                found += [each] if each.tag == tag else []
                found += each.all(tag)
        return found

    def by_id(self, name: str) -> Element:
        return next(each for each in self.everything() if each.attrs.get("id") == name)

    def by_class(self, name: str) -> list[Element]:
        return [each for each in self.everything() if name in each.attrs.get("class", "").split()]

    def everything(self) -> list[Element]:
        found = []
        for each in self.children:
            if isinstance(each, Element):
                found += [each, *each.everything()]
        return found

    @property
    def links(self) -> list[str]:
        return [each.attrs["href"] for each in self.all("a") if "href" in each.attrs]

    @property
    def facts(self) -> dict[str, str]:
        """Every named fact: the words of each dt with those of its dd."""
        names, values = self.all("dt"), self.all("dd")
        return {name.words: value.words for name, value in zip(names, values, strict=True)}

    @property
    def loaded(self) -> list[str]:
        """Addresses that a browser fetches by itself."""
        return [
            each.attrs[name]
            for tag, name in LOADS.items()
            for each in self.all(tag)
            if name in each.attrs
            and each.attrs.get("rel") not in {"canonical", "search", "alternate"}
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Element:
    """The whole page; a tag that is left open or closed out of turn fails the test."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is left open"
    return reader.open[0]
