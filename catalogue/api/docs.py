"""The human page of the interface, made from its own description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from catalogue.http.problems import CODES

METHODS = ("get", "post", "put", "delete")
SPEC = "mgcards-api-spec"

blueprint = Blueprint("api-description", __name__)


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address; `scope` is what a token needs for it, if anything."""

    method: str
    path: str
    scope: str
    summary: str
    parameters: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


@blueprint.get("/api/v1/docs")
def show() -> ResponseReturnValue:
    described: dict[str, Any] = current_app.extensions[SPEC].to_dict()
    return render_template(
        "pages/api.html", chapters=_chapters(described), codes=sorted(CODES.items())
    )


def _chapters(described: dict[str, Any]) -> dict[str, list[Operation]]:
    texts = {tag["name"]: tag.get("description", "") for tag in described.get("tags", ())}
    chapters: dict[str, list[Operation]] = {}
    for path, item in described["paths"].items():
        for method in METHODS:
            if method in item:
                title = texts.get(item[method]["tags"][0], "")
                operation = _operation(method, path, item[method], item.get("parameters", []))
                chapters.setdefault(title, []).append(operation)
    return chapters


def _operation(
    method: str, path: str, raw: dict[str, Any], shared: list[dict[str, Any]]
) -> Operation:
    parameters = [*shared, *raw.get("parameters", [])]
    answers = {code: answer.get("description", "") for code, answer in raw["responses"].items()}
    return Operation(
        method=method.upper(),
        path=path,
        scope=_scope(raw.get("security", [])),
        summary=raw.get("summary", ""),
        # Those that every operation takes are referred to; the page says once what they are for.
        parameters=tuple(_parameter(entry) for entry in parameters if "$ref" not in entry),
        answers=tuple((code, text) for code, text in answers.items() if code.isdigit()),
    )


def _parameter(raw: dict[str, Any]) -> str:
    return f"{raw['name']} ({raw['in']})"


def _scope(security: list[dict[str, list[str]]]) -> str:
    roles = [role for way in security if {} not in security for role in way.get("bearer", ())]
    return "".join(roles[:1])
