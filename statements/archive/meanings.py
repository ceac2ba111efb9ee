"""What columns mean to a reader, where the words at the desk speak to an editor or say nothing.

By table and column, or by column alone where it means the same in every table. Any other column
means what its field's help says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_AS_KNOWN: Final = "as far as it is known"

MEANINGS: Final[Mapping[str, str]] = {
    "slug": "Its name in addresses, such as nss-2010. Once public it keeps its meaning.",
    "note": "What a reader should know about this record.",
    "title": "Its title.",
    "kind": "What sort it is.",
    "page_count": "How many pages it has.",
    "confidence": (
        "Verified: every fact was seen in a named source. Partly verified: those named in "
        "unverified_fields are from memory. Recalled: all of it is."
    ),
    "presidents.party": "Party, while in office.",
    "administrations.president_id": "Who held it.",
    "legislation.sponsor": "Who brought the bill in.",
    "legislation.enacted": f"The day it became law, {_AS_KNOWN}.",
    "legislation.signed": "False for a law enacted over a veto or without a signature.",
    "legislative_events.legislation_id": "The law whose history it is part of.",
    "legislative_events.date": f"When it happened, {_AS_KNOWN}.",
    "amendments.legislation_id": "The law that was changed.",
    "amendments.date": f"When it was changed, {_AS_KNOWN}.",
    "sections.legislation_id": "The law it is a section of.",
    "sections.heading": "Its heading.",
    "bills.introduced": f"The day it was brought in, {_AS_KNOWN}.",
    "bills.sponsors": "Who brought it in.",
    "documents.date": f"Its own date, {_AS_KNOWN}.",
    "documents.located": "False for a report that fell due and was not found.",
    "documents.term_mentions": (
        "How often words of interest stand in it, and how that was counted: "
        '{"counts": {"genocid*": 5}, "basis": "counted in scanned text"}.'
    ),
    "institutions.name": "Its name.",
    "institutions.established": f"When it was founded, {_AS_KNOWN}.",
    "institutions.dissolved": f"When it ended, {_AS_KNOWN}; empty while it exists.",
    "secondary_works.publisher": "Who published it.",
    "secondary_works.pages": "Its pages in the work it is part of.",
    "secondary_works.date": f"When it was published, {_AS_KNOWN}.",
    "secondary_works.url": "Its address on the web.",
    "sources.file": "Its place among the held files. Empty where only the text is held.",
    "sources.sha256": "SHA-256 of the file, in lower case.",
    "passages.source_id": "The held file whose text it is.",
    "passages.text": "The words, as they were read from the file.",
    "excerpts.text": "The words as they were quoted, every bracket, ellipsis and mark kept.",
    "excerpts.candidate_document_id": "A possible but unconfirmed source. It is not the source.",
    "excerpts.speaker": "Who said it. Empty where not identified.",
    "excerpts.check_status": "What a check by hand found, before any source was held.",
    "excerpts.check_found": (
        "Whether the words were seen by hand in a primary source, or in a copy or quotation of "
        "one; empty where nobody looked."
    ),
    "excerpts.editors_note": "What the editors say of it.",
    "excerpts.verdict": "How the words stand against the held source, at the last check.",
    "excerpts.verdict_stale": (
        "True where words or source changed since that check: the verdict then says nothing of "
        "them as they are now."
    ),
    "excerpts.state": "Where it stands on its way to the public.",
    "verifications.excerpt_id": "The words that were checked.",
    "verifications.verdict": "How the words stood.",
    "verifications.page_verdict": "How the page cited stood.",
    "verifications.source_sha256": "SHA-256 of the file it was checked against.",
    "verifications.words_sha256": "SHA-256 of what the check depends on: words, page, document.",
    "verifications.checked_at": "When it was checked.",
}
