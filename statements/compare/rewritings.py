"""What a mark says beside its state: which of its words the base writes otherwise, and how."""

from __future__ import annotations

from dataclasses import dataclass

from statements.compare.comparison import Segment


@dataclass(frozen=True, slots=True)
class Rewriting:
    """`text[start:end]` of a column; `was` is what the base has in its place."""

    start: int
    end: int
    was: str


def rewritings(segment: Segment, base: str) -> tuple[Rewriting, ...]:
    """The alterations of a segment, those that overlap told as one, so that they can be nested."""
    spans: list[list[int]] = []
    for each in segment.alterations:
        span = [each.start, each.end, each.base_start, each.base_end]
        if spans and span[0] < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], span[1])
            spans[-1][3] = max(spans[-1][3], span[3])
        else:
            spans.append(span)
    return tuple(Rewriting(start, end, base[first:last]) for start, end, first, last in spans)
