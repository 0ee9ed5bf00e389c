"""What the description of every operation says beside its own words: the headers that it takes,
and all that it can answer, as follows from what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from apispec import APISpec

from catalogue.api.answers.shapes import TEXT, Shape, one_of, part
from catalogue.api.operations import OPERATIONS, UNNAMED
from catalogue.http.problems import MEDIA_TYPE
from catalogue.settings import LOCALES

Doc = dict[str, Any]

REFUSALS = {
    400: "cannot be read",
    401: "no account is named, or none that there is",
    403: "not allowed to this account, this token or this page",
    404: "there is none, or none that this account may know of",
    409: "somebody was faster, or the state does not allow it",
    412: "`If-Match` names a version that is not the current one",
    413: "too large",
    415: "a type that is not taken here",
    422: "readable, but not acceptable",
    428: "`If-Match` is missing",
    429: "too often",
}
PARAMETERS: dict[str, Doc] = {
    "Lang": {
        "in": "query",
        "name": "lang",
        "schema": one_of(*LOCALES),
        "description": "the language of texts; else as `Accept-Language` says",
    },
    "IfNoneMatch": {
        "in": "header",
        "name": "If-None-Match",
        "schema": TEXT,
        "description": "the ETag of what the client has: 304 when it still holds",
    },
    "IdempotencyKey": {
        "in": "header",
        "name": "Idempotency-Key",
        "schema": {"type": "string", "maxLength": 255, "pattern": "^[!-~]*$"},
        "description": "the post is done once for each key within a day, and a repeat is "
        "answered the same; the same key with another body is refused",
    },
}
EMPTY_BODY: Doc = {
    "required": True,
    "description": "nothing but {}: that it says to be JSON keeps the pages of others out",
    "content": {"application/json": {"schema": {"type": "object", "maxProperties": 0}}},
}
HEADERS = {
    "ETag": "names this version, in If-Match and If-None-Match",
    "Link": 'the next page: rel="next"',
    "Location": "where it is",
}


def describe(spec: APISpec) -> None:
    """Put what operations refer to into the description."""
    for name, parameter in PARAMETERS.items():
        spec.components.parameter(name, parameter["in"], parameter)
    for status, text in REFUSALS.items():
        content = {MEDIA_TYPE: {"schema": part("Problem")}}
        spec.components.response(_name(status), {"description": text, "content": content})


def completed(doc: Doc, own: Doc, method: str) -> Doc:
    """The description `doc` of an operation with what follows from what it is.

    `own` is what the operation says by itself, and keeps what is put above this.
    """
    name, rule = own.pop("operationId"), own.pop("rule")
    operation = OPERATIONS.get(name, UNNAMED)
    doc["operationId"] = name.removeprefix("api-").replace(".", "_")
    doc["summary"], doc["description"] = operation.title.en, operation.title.zh
    doc["parameters"] = [
        *doc.pop("parameters", []),
        *own.pop("parameters", []),
        *_usual_parameters(method),
    ]
    if method == "post" and not {"requestBody"} & (doc.keys() | own.keys()):
        doc["requestBody"] = EMPTY_BODY
    given = {
        status: _success(answer, status, method, operation.answer, doc)
        for status, answer in own["responses"].items()
        if status.startswith("2")
    }
    refused = dict(_refusals(doc | own, rule, method))
    doc["responses"] = refused | own.pop("responses") | given
    return doc


def _usual_parameters(method: str) -> tuple[str, ...]:
    """Under their names in the description."""
    usual = {"get": ("IfNoneMatch",), "post": ("IdempotencyKey",)}
    return (*usual.get(method, ()), "Lang")


def _success(said: Doc, status: str, method: str, name: str, doc: Doc) -> Doc:
    """A success with its form and its headers."""
    content: Shape = {"application/json": {"schema": part(name)}} if name else {}
    names = {"get": ["ETag"], "post": ["Location"] if status in ("201", "202") else []}
    told = names.get(method, [])
    if {"after", "since"} & _names(doc["parameters"], "query"):
        told = [*told, "Link"]
    headers = {header: {"description": HEADERS[header], "schema": TEXT} for header in told}
    return {**({"content": content} if content else {}), "headers": headers, **said}


def _refusals(doc: Doc, rule: str, method: str) -> Iterator[tuple[str, Doc]]:
    for status in sorted(_statuses(doc, rule, method)):
        yield str(status), {"$ref": f"#/components/responses/{_name(status)}"}
    if method == "get":
        yield "304", {"description": "the client has it"}


def _statuses(doc: Doc, rule: str, method: str) -> set[int]:
    asked = _names(doc["parameters"], "query")
    because = {
        (401, 403, 429): "security" in doc,
        (403, 409): method != "get",
        (415,): method not in ("get", "delete"),
        (404,): "<" in rule or "enterprise" in asked,
        (400, 422): bool(asked) or "requestBody" in doc,
        (413,): "requestBody" in doc,
        (412, 428): "If-Match" in _names(doc["parameters"], "header"),
    }
    return {status for statuses, holds in because.items() if holds for status in statuses}


def _names(parameters: list[Doc | str], place: str) -> set[str]:
    """The names of the parameters there; a schema of arguments stands for its fields."""
    found: set[str] = set()
    for entry in parameters:
        if isinstance(entry, dict) and entry["in"] == place:
            found |= set(_fields(entry["schema"])) if "name" not in entry else {entry["name"]}
    return found


def _fields(schema: Any) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = getattr(schema, "_declared_fields", None) or schema.fields
    return fields


def _name(status: int) -> str:
    return HTTPStatus(status).phrase.title().replace(" ", "").replace("-", "")
