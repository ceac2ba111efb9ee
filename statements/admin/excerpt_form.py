"""What an editor types about an excerpt, checked while the words are still in the form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, product
from string import ascii_lowercase
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from statements.admin.fields import shortened
from statements.admin.parts import PartsFormSet
from statements.admin.record_form import RecordForm
from statements.models import Excerpt, SlugRedirect, StrategyDocument

PAGE_WORD = re.compile(r"^(?:pages?|pgs?|pp?)\b\.?\s*(?=\S)", re.IGNORECASE)
# Leaves room in the slug for the hyphen and three letters: 18,278 excerpts of one document.
LONGEST_STEM = 96
MOST_SHOWN = 40


@dataclass(slots=True)
class Given:
    """Slugs and places given to excerpts of one document in one save, none of them held yet."""

    slugs: set[str] = field(default_factory=set)
    last_position: int = 0


class ExcerptForm(RecordForm[Excerpt]):
    """The words, their place, and what they are about."""

    checking = False

    def __init__(self, *args: Any, given: Given | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.given = given or Given()
        self.notices: list[str] = []
        if "text" in self.fields:
            self.fields["text"].strip = False  # type: ignore[attr-defined]
        if self.instance.pk is None:
            for name in {"slug", "position"} & set(self.fields):
                self.fields[name].required = False
            self.initial["position"] = None

    def clean_text(self) -> str:
        pasted: str = self.cleaned_data["text"]
        words = pasted.strip()
        if not any(character.isalnum() for character in words):
            raise ValidationError("There are no words in this. Paste the words of the document.")
        if words != pasted:
            self.notices.append(
                "White space before or after the words was left out. "
                "All else stands exactly as it was pasted."
            )
        return words

    def clean_printed_page(self) -> str:
        page: str = self.cleaned_data["printed_page"]
        bare = PAGE_WORD.sub("", page)
        if bare != page:
            raise ValidationError(f"Write {shortened(bare)}, not {shortened(page)}.")
        return page

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.checking:
            # The form comes back with what was found, and nothing is written.
            raise ValidationError("Checked; nothing is saved yet.", code="checked")
        document = self.cleaned_data.get("document")
        candidate = self.cleaned_data.get("candidate_document")
        if document and candidate:
            message = (
                f"“{candidate}” is named as a possible source, but the document is known: "
                f"“{document}”. Empty one of the two."
            )
            self.add_error("candidate_document", message)
        self._name_and_place(document)
        return self.cleaned_data

    def _name_and_place(self, document: StrategyDocument | None) -> None:
        """Give what was left empty: the next free slug and the place after the last."""
        if document and document.pk and self._leaves_room():
            # Whoever else adds to this document waits until ours are written, and then sees them.
            StrategyDocument.objects.select_for_update().filter(pk=document.pk).first()
        if self.cleaned_data.get("slug") == "" and "document" not in self.errors:
            if document and document.slug:
                self.cleaned_data["slug"] = free_slug(document.slug, self.given.slugs)
            else:
                self.add_error(
                    "slug", "Write a slug: without a document there is none to make it from."
                )
        if "position" in self.cleaned_data:
            if self.cleaned_data["position"] is None:
                self.cleaned_data["position"] = self._next_position(document)
            self.given.last_position = self.cleaned_data["position"]
        self.given.slugs.add(self.cleaned_data.get("slug", ""))

    def _leaves_room(self) -> bool:
        """Whether a slug or place is left to us to give."""
        typed = self.cleaned_data
        return typed.get("slug") == "" or ("position" in typed and typed["position"] is None)

    def _next_position(self, document: StrategyDocument | None) -> int:
        if not (document and document.pk):
            return self.given.last_position + 1
        last = document.excerpts.aggregate(last=Max("position"))["last"] or 0
        return max(last, self.given.last_position) + 1


class ExcerptsFormSet(PartsFormSet[Excerpt, StrategyDocument]):
    """Excerpts added together to one document do not take each other's slug or place.

    A document with many of them shows an empty form alone: theirs would be slow and hard to read.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.given = Given()
        super().__init__(*args, **kwargs)
        # What is sent back is read as it was shown, however many there are by now.
        saved = self.instance.pk is not None
        if saved and not self.is_bound and self.instance.excerpts.count() > MOST_SHOWN:
            self.queryset = Excerpt.objects.none()
            self.extra = 1

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "given": self.given}


def free_slug(document_slug: str, given: set[str]) -> str:
    """``nss-2010-c`` where a and b are, or once were, another excerpt's."""
    stem = document_slug[:LONGEST_STEM]
    taken = given.union(
        Excerpt.objects.filter(slug__startswith=f"{stem}-").values_list("slug", flat=True),
        SlugRedirect.objects.filter(kind="excerpt").values_list("old_slug", flat=True),
    )
    return next(slug for slug in _slugs(stem) if slug not in taken)


def _slugs(stem: str) -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield f"{stem}-{''.join(letters)}"
