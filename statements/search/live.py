"""The index as visitors meet it: up to date, being made, or said to be missing."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TypeVar

from django.db import DatabaseError, connection

from statements.models import Excerpt, Passage, change
from statements.search import folder
from statements.search.engine import Damaged, Reader
from statements.search.found import IndexState, Unavailable
from statements.search.index import apply, build
from statements.search.opened import State, close, is_sound, opened

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")

# As many changes, or rows of a whole record, as a visitor's search may wait for.
_AT_ONCE: Final = 3000
# Seconds a search waits for another process that is applying the same changes: a few thousandths
# usually, more on a machine that is busy. Answering without them would be the worse.
_PATIENCE: Final = 2.0

# Seconds for which a program that goes on saving leaves what it saved to searches.
_REST: Final = 0.05

BEING_MADE: Final = (
    "The search index is being made, so words cannot be searched for yet. "
    "Lists without words work as always."
)
UNANSWERED: Final = (
    "These words cannot be searched for as they stand. Fewer or simpler ones will do; "
    "the log of the site says why."
)


@dataclass(slots=True)
class _Work:
    """What this process does beside its visitors' requests, and what last went wrong."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    thread: threading.Thread | None = None
    trouble: str = ""
    lacking: int = 0
    resting_until: float = 0.0


_work = _Work()


def ask(question: Callable[[Reader], Answer]) -> Answer:
    """Put a question to an index that holds all that was committed.

    Raises Unavailable, with a sentence for readers, where there is none to ask.
    """
    for _ in range(2):
        reader = _fresh()
        try:
            return question(reader)
        except Damaged as error:
            if is_sound():
                logger.exception("A question could not be answered by an index that is whole")
                raise Unavailable(UNANSWERED) from error
            _condemn(str(error))
    raise Unavailable(_work.trouble or BEING_MADE)


def glance(question: Callable[[Reader], Answer]) -> Answer:
    """Put a question to the index as it stands, for a page that is about something else.

    No query, and no waiting for what was just written. Raises Unavailable where there is none; a
    search will notice what is wrong with it.
    """
    try:
        return question(opened())
    except Damaged as error:
        raise Unavailable(BEING_MADE) from error


def catch_up() -> None:
    """Apply what is pending, for writers, after a commit. Never raises."""
    try:
        _fresh()
    except (Unavailable, DatabaseError) as error:
        logger.info("The search index was not brought up to date: %s", error)


def after_commit() -> None:
    """Spare the next visitor's search what a program has just saved. Never raises.

    Not after every row of a long loop, not while another process does it, and never a whole index.
    """
    if time.monotonic() < _work.resting_until:
        return
    try:
        if 0 < change.behind(State.of(opened()).applied, _AT_ONCE + 1) <= _AT_ONCE:
            _apply(wait=0)
    except (Damaged, DatabaseError):
        return  # a search will notice, and say so
    _work.resting_until = time.monotonic() + _REST


def prepare() -> None:
    """For a process that starts: open the index, checking all of it, and catch up. Never raises."""
    catch_up()


def state() -> IndexState:
    """How the index stands. Never raises."""
    try:
        waiting = change.behind(State.of(opened()).applied)
    except Damaged:
        return IndexState(ready=False, behind=0, message=_work.trouble or BEING_MADE)
    except DatabaseError:
        return IndexState(ready=False, behind=0, message="The database does not answer.")
    return IndexState(ready=True, behind=waiting, message=_work.trouble if waiting else "")


def _fresh() -> Reader:
    reader = _opened_or_made()
    if _may_be_rolled_back():
        return reader  # what may yet be undone is no part of the record
    _work.lacking = change.behind(State.of(reader).applied, _AT_ONCE + 1)
    if _work.lacking == 0:
        return reader
    if _work.lacking <= _AT_ONCE:
        _apply(wait=_PATIENCE)
    else:
        _beside_requests(lambda: _apply(wait=60))
    return _opened_or_made()


def lacking() -> int:
    """How many changes the index lacked when it was last asked, after what could be done."""
    return _work.lacking


def _opened_or_made() -> Reader:
    try:
        return opened()
    except Damaged as error:
        if folder.stamp() is not None:
            _condemn(str(error))
    if _is_small() and not _may_be_rolled_back():
        _build(wait=_PATIENCE)
    else:
        _beside_requests(lambda: _build(wait=0))
    try:
        return opened()
    except Damaged as error:
        raise Unavailable(_work.trouble or BEING_MADE) from error


def _apply(*, wait: float) -> None:
    try:
        if apply(wait=wait):
            _work.lacking = 0
        _work.trouble = ""
    except Damaged as error:
        _condemn(str(error))
    except OSError as error:
        logger.exception("The search index cannot be brought up to date")
        _work.trouble = (
            "The latest changes cannot be found yet: the search index cannot be written "
            f"({_reason(error)})."
        )


def _build(*, wait: float) -> None:
    try:
        build(_go_on, wait=wait)
        _work.trouble = ""
    except (Damaged, OSError) as error:
        logger.exception("The search index cannot be made")
        _work.trouble = (
            "Words cannot be searched for now: the search index cannot be written "
            f"({_reason(error)}). Lists without words work as always."
        )


def _go_on(*_: int) -> None:
    """Leave the rest of a long work to the next process, once this one is to end."""
    if not threading.main_thread().is_alive():
        raise Unavailable("The process ends.")


def _reason(error: BaseException) -> str:
    """What the system says, without the places of this machine."""
    cause = error.__cause__ or error
    said = f"{getattr(cause, 'strerror', '')} {cause}".casefold()
    for known in ("no space left on device", "read-only file system", "permission denied"):
        if known in said:
            return known
    return "the log of the site says why"


def _condemn(reason: str) -> None:
    """Take a broken index out of use, unless another process has done so already."""
    logger.error("The search index is made anew: %s", reason)
    bad = folder.current().resolve()
    close()
    with suppress(OSError), folder.locked(folder.CHANGE, wait=_PATIENCE) as mine:
        if mine and folder.current().resolve() == bad:
            folder.take_away()


def _is_small() -> bool:
    rows = (model._base_manager.order_by()[: _AT_ONCE + 1].count() for model in (Excerpt, Passage))
    return sum(rows) <= _AT_ONCE


def _may_be_rolled_back() -> bool:
    """Whether this is inside a transaction; the one that a test runs in does not count."""
    blocks = getattr(connection, "atomic_blocks", [])
    return any(not getattr(block, "_from_testcase", False) for block in blocks)


def _beside_requests(work: Callable[[], None]) -> None:
    """One such thread in a process: whoever comes while it works finds it at work."""

    def run() -> None:
        try:
            work()
        except (DatabaseError, Unavailable) as error:
            logger.warning("The search index could not be worked on: %s", error)
        finally:
            connection.close()

    with _work.lock:
        if _work.thread is None or not _work.thread.is_alive():
            # Waited for at the end: cut off inside the engine, a thread takes all down with it.
            _work.thread = threading.Thread(target=run, name="search-index")
            _work.thread.start()
