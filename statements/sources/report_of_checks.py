"""What a check of an excerpt found, for people and as JSON."""

from __future__ import annotations

from typing import Any

from statements.models import Excerpt, Verification


def facts_of_check(excerpt: Excerpt) -> dict[str, Any]:
    """A checked excerpt as plain values."""
    found = Verification.objects.filter(excerpt=excerpt).first()
    return {
        "id": excerpt.slug,
        "document": excerpt.document.slug if excerpt.document else None,
        "verdict": excerpt.verdict,
        "page_verdict": found.page_verdict if found else None,
        "printed_pages": found.printed_pages if found else [],
        "file_pages": found.file_pages if found else [],
        "page_basis": found.page_basis if found else "",
        "normalisations": found.normalisations if found else [],
        "differences": found.differences if found else [],
        "source_sha256": found.source_sha256 if found else None,
        "checker": found.checker if found else None,
    }


def said_of_check(excerpt: Excerpt) -> str:
    """``nss-2006-a: Normalised (dashes); page confirmed: 17``."""
    found = Verification.objects.filter(excerpt=excerpt).first()
    if found is None:
        return f"{excerpt.slug}: {excerpt.get_verdict_display()}"
    names = f" ({', '.join(found.normalisations)})" if found.normalisations else ""
    pages = f": {', '.join(found.printed_pages)}" if found.printed_pages else ""
    said = f"{excerpt.slug}: {excerpt.get_verdict_display()}{names}"
    said += f"; {found.get_page_verdict_display().lower()}{pages}"
    for each in found.differences:
        said += f"\n  {each['kind']}: “{each['quoted']}” for “{each['source']}”"
    return said
