"""What a browser would send of a form in a page: its boxes as they stand, line ends as CR LF."""

from html.parser import HTMLParser
from typing import Any


class Boxes(HTMLParser):
    """Collects the boxes of one form, by its id."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.inside = False
        self.sent: dict[str, list[str]] = {}
        self.textarea: str | None = None
        self.typed = ""
        self.select: str | None = None
        self.multiple = False
        self.options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        elif not self.inside:
            return
        elif tag == "input" and name:
            kind = given.get("type") or "text"
            ticked = kind not in {"checkbox", "radio"} or "checked" in given
            if ticked and kind not in {"submit", "button", "image", "file"}:
                self.sent.setdefault(name, []).append(value or "on" * (kind == "checkbox"))
        elif tag == "textarea":
            self.textarea, self.typed = name, ""
        elif tag == "select":
            self.select, self.multiple, self.options = name, "multiple" in given, []
        elif tag == "option" and self.select is not None:
            self.options.append((value, "selected" in given))

    def handle_data(self, data: str) -> None:
        if self.textarea is not None:
            self.typed += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self.textarea is not None:
            typed = self.typed.removeprefix("\r").removeprefix("\n")
            lines = typed.replace("\r\n", "\n").replace("\n", "\r\n")
            self.sent.setdefault(self.textarea, []).append(lines)
            self.textarea = None
        elif tag == "select" and self.select is not None:
            chosen = [value for value, selected in self.options if selected]
            if not chosen and not self.multiple and self.options:
                chosen = [self.options[0][0]]
            if chosen:
                self.sent[self.select] = chosen
            self.select = None


def form_of(page: str, model_name: str | None) -> dict[str, Any]:
    """The boxes of a record's form, ready to be posted with its Save button."""
    boxes = Boxes(f"{model_name}_form")
    boxes.feed(page)
    assert boxes.sent, "the page has no such form"
    return {**boxes.sent, "_save": "Save"}
