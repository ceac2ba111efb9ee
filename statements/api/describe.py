"""What OpenAPI says of an address: its parameters, its answers and its problems."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from statements.api.fields import Field
from statements.api.parameters import FIELDS, Parameter, parameters_of
from statements.api.problems import MEDIA_TYPE
from statements.api.resource import Resource

_FAULT = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("parameter", "value", "message", "cure")},
    "required": ["parameter", "value", "message", "cure"],
}
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457. `errors` names each parameter, what is wrong with it and the cure.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": _FAULT},
    },
    "required": ["type", "title", "status", "detail"],
}
_CHOICE = {
    "type": "object",
    "properties": {
        "value": {"type": "string"},
        "label": {"type": "string"},
        "count": {"type": ["integer", "null"]},
        "level": {"type": "integer", "description": "1 for a topic beneath another."},
    },
    "required": ["value", "label", "count", "level"],
}
_FACET = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "label": {"type": "string"},
        "left_out": {"type": "integer", "description": "Choices too many to count here."},
        "choices": {"type": "array", "items": _CHOICE},
    },
    "required": ["name", "label", "left_out", "choices"],
}
_SEARCH = {
    "type": "object",
    "description": "What was made of q.",
    "properties": {
        "typed": {"type": "string"},
        "understood": {"type": "string"},
        "repairs": {"type": "array", "items": {"type": "string"}},
        "left_out": {"type": "array", "items": {"type": "string"}},
        "correction": {"type": ["string", "null"]},
        "relaxed": {"type": "string", "description": "Said where rows have most of the words."},
    },
    "required": ["typed", "understood", "repairs", "left_out", "correction", "relaxed"],
}
COMPONENTS = {"Problem": _PROBLEM, "Facet": _FACET, "Search": _SEARCH}
_SAID = {
    400: "A parameter cannot be used as given.",
    404: "Nothing has this address.",
    410: "A record had this address, and was withdrawn or taken out.",
    406: "Something other than JSON was asked for.",
    429: "Too many requests from one address.",
    503: "The search index cannot be asked just now.",
}
_LINK = {"type": ["string", "null"], "format": "uri"}


def component(resource: Resource) -> str:
    """The name of its records in the schema."""
    return resource.name.capitalize()


def components_of(resources: Iterable[Resource]) -> dict[str, Any]:
    return COMPONENTS | {component(each): object_of(each.fields) for each in resources}


def object_of(fields: Iterable[Field]) -> dict[str, Any]:
    """A record; `fields` chooses, so nothing is always there."""
    properties = {each.name: {**each.schema, "description": each.says} for each in fields}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def describe_list(resource: Resource) -> dict[str, Any]:
    rows = {
        "type": "object",
        "properties": {
            "total": {"type": "integer", "description": "Of all pages; none with a cursor."},
            "page": {"type": "integer"},
            "pages": {"type": "integer"},
            "next": _LINK,
            "previous": _LINK,
            "search": ref("Search"),
            "facets": {"type": "array", "items": ref("Facet")},
            "results": {"type": "array", "items": ref(component(resource))},
        },
        "required": ["next", "results"],
        "additionalProperties": False,
    }
    named = f"list_{resource.name}"
    return operation(named, resource.title, resource.says, parameters_of(resource), rows)


def describe_record(resource: Resource) -> dict[str, Any]:
    schema = (
        {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}
        if resource.key_is_number
        else {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 100}
    )
    said = operation(
        f"read_{resource.name}",
        f"{resource.title}: one",
        resource.says,
        [FIELDS],
        ref(component(resource)),
        (400, 404, 406, 410, 429),
    )
    key = {"name": "key", "in": "path", "required": True, "schema": schema}
    said["parameters"].insert(0, key | {"description": f"Its {resource.key}.".replace("pk", "id")})
    if not resource.key_is_number:
        moved = {"type": "object", "properties": {"url": {"type": "string", "format": "uri"}}}
        said["responses"]["301"] = {
            "description": "It has another slug now; the header Location says which.",
            "content": {"application/json": {"schema": moved}},
        }
    return said


def operation(
    named: str,
    title: str,
    says: str,
    parameters: Iterable[Parameter],
    answer: dict[str, Any],
    problems: Iterable[int] = (400, 406, 429, 503),
) -> dict[str, Any]:
    """GET of one address."""
    responses: dict[str, Any] = {
        "200": {
            "description": "As asked.",
            "headers": {name: {"schema": {"type": "string"}} for name in ("ETag", "Last-Modified")},
            "content": {"application/json": {"schema": answer}},
        },
        "304": {"description": "The answer with this ETag is still right."},
    }
    for status in problems:
        responses[str(status)] = {
            "description": _SAID[status],
            "content": {MEDIA_TYPE: {"schema": ref("Problem")}},
        }
    return {
        "operationId": named,
        "summary": title,
        "description": says,
        "tags": [named.partition("_")[2] or named],
        "parameters": [parameter(each) for each in parameters],
        "responses": responses,
    }


def parameter(each: Parameter) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": each.name,
        "in": "query",
        "description": each.says,
        "required": each.required,
        "schema": dict(each.schema),
    }
    return said | ({"style": "form", "explode": True} if each.many else {})
