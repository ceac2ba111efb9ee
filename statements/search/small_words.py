"""Words that say nothing of what is looked for. They count within quotation marks."""

from __future__ import annotations

from typing import Final

QUESTION: Final = frozenset(
    "what which who whom whose when where why how is are was were do does did has have had can"
    " could should would".split()
)
SMALL: Final = QUESTION | frozenset(
    "a about an and any as at be been being but by for from if in into it its of on or over s shall"
    " some than that the their them then there these they this those to under upon will with"
    " within".split()
)
# In a question these are asking too: what did … say about …?
ASKING: Final = SMALL | frozenset(
    "actually address addressed anyone anything believe believed call called calls comment"
    " commented describe described describes discuss discussed discusses ever everyone explain"
    " explained get gets give given gives go got happen happened happens i know known look"
    " made make makes many me mean means meant mention mentioned mentions much my often once"
    " our out president presidents regarding said say saying says see seen someone something"
    " speak spoke spoken talk talked talks tell tells think thinks thought told up us view"
    " views want wanted wants we you your".split()
)
# A figure after these is no year.
NUMBERED: Final = frozenset(
    "act article bill chapter directive executive no nos number order page paragraph proclamation"
    " public resolution resolutions section title unscr volume".split()
)
