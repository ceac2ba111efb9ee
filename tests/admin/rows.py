"""Any number of further rows of a model, each with the relations that its list shows."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from statements.models import (
    Administration,
    Amendment,
    AuditEntry,
    Bill,
    Excerpt,
    Institution,
    Legislation,
    LegislativeEvent,
    Passage,
    President,
    Provision,
    Remark,
    Revision,
    SecondaryWork,
    SlugRedirect,
    Source,
    StrategyDocument,
    Topic,
    Verification,
)


def more_rows(model: type[models.Model], how_many: int) -> None:
    """Add rows, numbered on from those that are there."""
    first = model._default_manager.count() + 1000
    for number in range(first, first + how_many):
        model._default_manager.create(**_values(model, number))


def _values(model: type[models.Model], number: int) -> dict[str, Any]:  # noqa: PLR0912
    slug = f"row-{number}"
    if model is President:
        return _president(number)
    if model is Administration:
        president = President.objects.create(**_president(number))
        return {"number": number, "president": president, "start": date(2001, 1, 20)}
    if model is Topic:
        parent = Topic.objects.create(slug=f"wider-{number}", label=f"Wider {number}")
        return {"slug": slug, "label": f"Topic {number}", "parent": parent}
    if model is StrategyDocument:
        return _document(number)
    if model is Legislation:
        return _law(number)
    if model is Institution:
        after = Institution.objects.create(slug=f"after-{number}", name="After", **_KIND)
        return {"slug": slug, "name": f"Institution {number}", "successor": after, **_KIND}
    if model is Excerpt:
        document = StrategyDocument.objects.create(**_document(number))
        return {"slug": slug, "text": "Never again.", "document": document}
    if model is SlugRedirect:
        return {"kind": "topic", "old_slug": slug, "new_slug": "icc"}
    if model is AuditEntry:
        return {"event": "login", "account": slug}
    if model is Revision:
        what = {"kind": "topic", "record": number, "label": "Topic", "action": "added"}
        return {**what, "data": {}, "digest": "a" * 64}
    if model is Remark:
        return {"slug": slug, "kind": "discrepancy", "position": number % 30000, "subject": "x"}
    if model is SecondaryWork:
        return {"slug": slug, "title": "Essay", "date": "2021"}
    if model is Passage:
        source = Source.objects.create(**_values(Source, number))
        return {"source": source, "position": 1, "text": "Never again."}
    if model is Verification:
        excerpt = Excerpt.objects.create(**_values(Excerpt, number))
        words = {"words_sha256": "a" * 64, "checked_at": timezone.now()}
        return {"excerpt": excerpt, "verdict": "exact", "page_verdict": "confirmed", **words}
    law = Legislation.objects.create(**_law(number + 5000 * (model is Source)))
    return _of_a_law(model, law, number)


def _of_a_law(model: type[models.Model], law: Legislation, number: int) -> dict[str, Any]:
    place: dict[str, Any] = {"legislation": law, "position": 1}
    if model is Bill:
        return {
            "slug": f"row-{number}",
            "title": "Bill",
            "bill": "S. 1",
            "congress": 100,
            "introduced": "2021",
            "legislation": law,
        }
    if model is Source:
        return {"legislation": law, "media_type": "text/plain", "sha256": f"{number:064d}"}
    if model is Provision:
        return {**place, "number": "1", "heading": "Heading"}
    if model is LegislativeEvent:
        return {**place, "date": "2021", "event": "passed"}
    assert model is Amendment
    other = Legislation.objects.create(**_law(number + 9000))
    return {**place, "date": "2021", "by": "P.L. 1-1", "by_legislation": other}


_KIND = {"kind": "hybrid court", "summary": "x"}


def _president(number: int) -> dict[str, Any]:
    name = f"President {number}"
    return {
        "slug": f"president-{number}",
        "full_name": name,
        "name": name,
        "short_name": name,
        "party": "Democratic",
    }


def _administration(number: int) -> Administration:
    return Administration.objects.create(**_values(Administration, number))


def _document(number: int) -> dict[str, Any]:
    return {
        "slug": f"document-{number}",
        "title": f"Document {number}",
        "short_title": "Document",
        "kind": "strategy",
        "issuing_body": "The White House",
        "date": "2010-05",
        "administration": _administration(number),
    }


def _law(number: int) -> dict[str, Any]:
    return {
        "slug": f"law-{number}",
        "short_title": "Act",
        "popular_name": f"Act {number}",
        "public_law": f"P.L. 100-{number}",
        "congress": 100,
        "enacted": "2010",
        "administration": _administration(number),
    }
