"""The human page of the interface, made from its own description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from catalogue.api.operations import CHAPTERS
from catalogue.http.languages import language
from catalogue.http.problems import CODES

METHODS = ("get", "post", "put", "patch", "delete")
SPEC = "mgcards-api-spec"

blueprint = Blueprint("api-description", __name__)


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address.

    `account` is whether it takes one ("none", "may" or "must"), `scope` what a token needs for it.
    `answers` are its successes, `refusals` the statuses with which it may refuse.
    """

    method: str
    path: str
    title: str
    account: str
    scope: str
    parameters: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    refusals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The operations of one resource; `key` names it in addresses."""

    key: str
    title: str
    operations: tuple[Operation, ...]


@blueprint.get("/api/v1/docs")
def show() -> ResponseReturnValue:
    described: dict[str, Any] = current_app.extensions[SPEC].to_dict()
    return render_template(
        "pages/api.html", chapters=_chapters(described), codes=sorted(CODES.items())
    )


def _chapters(described: Mapping[str, Any]) -> list[Chapter]:
    found: dict[str, list[Operation]] = {tag["name"]: [] for tag in described["tags"]}
    for path, item in described["paths"].items():
        for method in filter(item.__contains__, METHODS):
            operation = _operation(method, path, item[method], item.get("parameters", []))
            found[item[method]["tags"][0]].append(operation)
    return [Chapter(name, _title(name), tuple(entries)) for name, entries in found.items()]


def _title(name: str) -> str:
    return CHAPTERS[name].in_language(language()) if name in CHAPTERS else name


def _operation(
    method: str, path: str, raw: Mapping[str, Any], shared: list[dict[str, Any]]
) -> Operation:
    answers = {status: said for status, said in raw["responses"].items() if status[0] == "2"}
    refused = {status for status in raw["responses"] if status[0] == "4"}
    # The description of an operation is its name in Chinese.
    title = raw.get("description" if language() == "zh" else "summary", "")
    return Operation(
        method=method.upper(),
        path=path.removeprefix("/api/v1"),
        title=title,
        account=_account(raw.get("security")),
        scope=_scope(raw.get("security", [])),
        parameters=tuple(_parameters([*shared, *raw.get("parameters", [])])),
        answers=tuple((status, said.get("description", "")) for status, said in answers.items()),
        refusals=tuple(sorted(refused)),
    )


def _account(security: list[dict[str, list[str]]] | None) -> str:
    if not security:
        return "none"
    return "may" if {} in security else "must"


def _scope(security: list[dict[str, list[str]]]) -> str:
    """The scope that a token needs, or nothing."""
    return next((scope for entry in security for scope in entry.get("bearer", [])), "")


def _parameters(raw: list[dict[str, Any]]) -> list[str]:
    """Their names; those that every operation takes the page names once for all."""
    return [entry["name"] for entry in raw if "$ref" not in entry]
