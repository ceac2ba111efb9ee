"""A work that quotes the documents, from which excerpts were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from statements.models.document import StrategyDocument
from statements.models.legislation import Legislation
from statements.models.partial_date import PartialDateField, is_iso
from statements.models.provenance import Provenance, confidence_is_known, text_list
from statements.models.slugs import Slugged, SluggedQuerySet

if TYPE_CHECKING:
    from statements.models.institution import Institution


class SecondaryWork(Slugged, Provenance):
    """An essay or report, and what of the record it speaks of."""

    title = models.CharField(max_length=300)
    container = models.CharField(max_length=300, help_text="The work it is part of.")
    publisher = models.CharField(max_length=200)
    editors = text_list("Editors or chairs, one name each.")
    pages = models.CharField(max_length=120, blank=True)
    date = PartialDateField()
    url = models.URLField(max_length=500, blank=True)
    documents = models.ManyToManyField(StrategyDocument, blank=True, related_name="named_in")
    legislation = models.ManyToManyField(Legislation, blank=True, related_name="named_in")
    institutions: models.ManyToManyField[Institution, models.Model] = models.ManyToManyField(
        "Institution", blank=True, related_name="named_in"
    )
    planning_documents_named = text_list("Planning documents it names that are not held.")
    conflicts_named = text_list("Conflicts it names.")

    objects = SluggedQuerySet["SecondaryWork"].as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            is_iso("date", name="secondary_work_date_is_iso"),
            confidence_is_known("secondary_work"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.publisher} ({self.date})"
