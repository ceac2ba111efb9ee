"""Sections of a file -> sections of a law of the record: matched by number, or made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db.models import Max

from statements.models import Legislation, Passage, Provision, Source
from statements.sources.identity import names_of, number_of
from statements.sources.readers.reading import Reading, Section

# What a law's own words are taken from first: as enacted, before as it stands in the Code now.
_RANKS: Final = ("Pub. L.", "enrolled", "U.S.C.", "")


def own_sections(reading: Reading, law: Legislation) -> tuple[str, ...]:
    """The keys of the sections of a file that are the law's own.

    Of the Code what its credits say came from the law; of a larger Act the title or division that
    bears the law's name; else, if the law is no part of another, all of them.
    """
    number = number_of(law)
    if reading.identity.kind == "U.S. Code":
        return tuple(each.key for each in reading.sections if each.of_law == number)
    if named := _part_named(reading, names_of(law)):
        return named
    if law.enclosing_act or law.division or law.enclosing_title:
        return _held_already(reading, law)
    return tuple(each.key for each in reading.sections if not each.of_law)


def _part_named(reading: Reading, names: Sequence[str]) -> tuple[str, ...]:
    """The sections of the smallest larger part that bears one of the names."""
    wanted = [name.casefold() for name in names]
    depth_of: dict[tuple[str, ...], list[str]] = {}
    for section in reading.sections:
        for depth, parent in enumerate(section.parents, 1):
            if any(name in parent.casefold() for name in wanted):
                depth_of.setdefault(section.parents[:depth], []).append(section.key)
    smallest: list[str] = min(depth_of.values(), key=len, default=[])
    return tuple(smallest)


def _held_already(reading: Reading, law: Legislation) -> tuple[str, ...]:
    """Sections that the record holds, where only one of the file has that number."""
    held = set(law.provisions.values_list("number", flat=True))
    numbers = [each.number for each in reading.sections]
    return tuple(
        each.key
        for each in reading.sections
        if each.number in held and numbers.count(each.number) == 1
    )


def write_provisions(source: Source, reading: Reading, own: Sequence[str]) -> int:
    """Fill the words of the law's sections, make those that are not there; how many.

    What an editor wrote stays. Words that were taken from a file before are taken anew, but never
    from the Code where they are held as enacted.
    """
    law = source.legislation
    if law is None:
        return 0
    sections = [each for each in reading.sections if each.key in set(own) and each.number]
    held = {each.number: each for each in law.provisions.all()}
    last = law.provisions.aggregate(last=Max("position"))["last"] or 0
    written = 0
    for section in sections:
        provision = held.get(section.number)
        if provision is None:
            last += 1
            provision = Provision(legislation=law, position=last, number=section.number[:40])
            held[section.number] = provision
        written += _fill(provision, source, section, reading)
    return written


def _fill(provision: Provision, source: Source, section: Section, reading: Reading) -> bool:
    """Whether the section's words are now those of this file."""
    if provision.pk and not _is_to_be_filled(provision, source):
        return False
    provision.heading = provision.heading or section.heading[:300]
    provision.text = reading.text_of(section.key)
    provision.usc = provision.usc or section.usc[:120]
    provision.statutes_at_large = provision.statutes_at_large or section.statutes_at_large[:80]
    provision.save()
    Passage.objects.filter(source=source, section=section.key[:60]).update(provision=provision)
    return True


def _is_to_be_filled(provision: Provision, source: Source) -> bool:
    if not provision.text:
        return True
    before = Source.objects.filter(passages__provision=provision).order_by("-pk").first()
    return before is not None and _rank(source) <= _rank(before)


def _rank(source: Source) -> int:
    return next(at for at, sign in enumerate(_RANKS) if sign in source.part)
