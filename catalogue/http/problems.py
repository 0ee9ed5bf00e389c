"""Errors as `application/problem+json` (RFC 9457) with stable codes and translated texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Response

from cards.errors import CardError, CardRefused, RequirementUnreadable
from cards.problems import Problem
from cards.wording import Wording
from schemas.errors import DocumentUnreadable, LightweightingRefused, ScenarioRefused
from schemas.problem import dump_problem

MEDIA_TYPE = "application/problem+json"
CODES = {
    400: "bad_request",
    401: "not_signed_in",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    410: "gone",
    412: "precondition_failed",
    413: "too_large",
    415: "unsupported_media_type",
    422: "not_acceptable",
    428: "precondition_required",
    429: "too_many_requests",
}


def code_of(status: HTTPStatus) -> str:
    """The stable code of a status that no error of the domain stands behind."""
    return CODES.get(status, "internal_error" if status >= 500 else "bad_request")


def answer(status: HTTPStatus, code: str, detail: str, details: Mapping[str, Any]) -> Response:
    """A problem as a response; `code` is what a client may branch on."""
    body = {
        "type": f"/api/v1/docs#{code}",
        "title": status.phrase,
        "status": int(status),
        "code": code,
        "detail": detail,
        **details,
    }
    text = json.dumps(body, ensure_ascii=False, allow_nan=False, default=str)
    response = Response(text, status, content_type=MEDIA_TYPE)
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers.add("WWW-Authenticate", 'Basic realm="MgCards", charset="UTF-8"')
        response.headers.add("WWW-Authenticate", 'Bearer realm="MgCards"')
    return response


def details_of(error: CardError) -> dict[str, Any]:
    """What a client can use of an error beside its text."""
    if isinstance(error, CardRefused | ScenarioRefused | LightweightingRefused):
        return {"problems": [problem_of(problem) for problem in error.problems]}
    if isinstance(error, RequirementUnreadable):
        expected = both(error.expected)
        return {"text": error.text, "column": error.column, "expected": expected}
    if isinstance(error, DocumentUnreadable):
        return {"line": error.line, "column": error.column}
    return {}


def problem_of(problem: Problem) -> dict[str, Any]:
    """One finding about a card or a scenario, with the path into the document that it is about."""
    return dump_problem(problem)


def both(wording: Wording) -> dict[str, str]:
    return {"zh": wording.zh, "en": wording.en}
