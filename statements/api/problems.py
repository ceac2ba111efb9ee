"""What went wrong, as problem+json (RFC 9457): what was asked, why not, and the cure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from statements.filters.reading import Problem
from statements.filters.record_filter import RecordFilter

MEDIA_TYPE = "application/problem+json"
_LONGEST = 200
_MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """A parameter that cannot be used as it was given, and what can."""

    parameter: str
    value: str
    message: str
    cure: str


class Refused(Exception):
    """An answer that is a problem."""

    def __init__(self, status: HTTPStatus, detail: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(detail)
        self.status, self.detail, self.faults = status, detail, faults


def bad(*faults: Fault) -> Refused:
    """400, naming every parameter."""
    detail = " ".join(_sentence(each) for each in faults)
    return Refused(HTTPStatus.BAD_REQUEST, detail, faults)


def _sentence(fault: Fault) -> str:
    value = f" “{fault.value}”" if fault.value else ""
    return f"{fault.parameter}{value} {fault.message}. {fault.cure}"


def problem(refused: Refused, headers: Mapping[str, str] | None = None) -> Response:
    """The answer."""
    data: dict[str, Any] = {
        "type": "about:blank",
        "title": refused.status.phrase,
        "status": int(refused.status),
        "detail": refused.detail,
    }
    if refused.faults:
        data["errors"] = [asdict(each) for each in refused.faults]
    return Response(data, int(refused.status), headers=headers, content_type=MEDIA_TYPE)


def answer_problem(error: Exception, _context: object) -> Response | None:
    """Django REST framework's exception handler; what is nobody's fault but ours is None."""
    if isinstance(error, Refused):
        return problem(error)
    if isinstance(error, Http404):
        return problem(Refused(HTTPStatus.NOT_FOUND, str(error)))
    if isinstance(error, exceptions.Throttled):
        wait = str(int(error.wait or 0))
        said = f"Too many requests from your address. Wait {wait} seconds, then go on."
        return problem(Refused(HTTPStatus.TOO_MANY_REQUESTS, said), {"Retry-After": wait})
    if isinstance(error, exceptions.APIException) and error.status_code in _SAID:
        status = HTTPStatus(error.status_code)
        return problem(Refused(status, _SAID[status]))
    return None


_SAID = {
    HTTPStatus.METHOD_NOT_ALLOWED: "This address can only be read: use GET, HEAD or OPTIONS.",
    HTTPStatus.NOT_ACCEPTABLE: (
        "Answers are JSON: leave the header Accept out, or send application/json."
    ),
}


def fault_of(found: Problem, filters: RecordFilter | None, known: Sequence[str]) -> Fault:
    """What the reading of a filter found, as a fault."""
    return Fault(
        found.param[:_LONGEST],
        found.value[:_LONGEST],
        found.message.replace("is not a filter of this list", "is no parameter of this resource"),
        _cure(found, filters, known),
    )


def _cure(found: Problem, filters: RecordFilter | None, known: Sequence[str]) -> str:
    if found.suggestion:
        value = found.suggestion.value
        meant = value if "=" in value else f"{found.param}={value}"
        return f"Perhaps {meant} was meant."
    if found.param not in known:
        return f"Known are {', '.join(known)}."
    if found.param == "q" and found.message in _CURES_OF_WORDS:
        return _CURES_OF_WORDS[found.message]
    if found.param == "sort" and filters:
        return f"Known are {', '.join([*filters.filters['sort'].orders, 'relevance with q'])}."
    values = list(filters.vocabulary.get(found.param, {})) if filters else []
    if values and len(values) <= _MOST_NAMED:
        return f"Known are {', '.join(values)}."
    return _CURES.get(found.message, f"See /api/ for what {found.param} can be.")


_CURES_OF_WORDS = {
    "knows no such value": "Give that word of q a value it knows, or leave it out.",
    "has no words to find": "Give a word, or leave q out.",
}
_CURES = {
    "is given more than once": "Give it once.",
    "is not a year": "Give a year from 1 to 9999.",
    "is after year_max": "Let year_min be no later than year_max.",
    "knows no such value": "Take a slug from the resource of that name.",
}
