"""The administrator's pages of what was done: read, narrowed, downloaded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from cards.wording import Wording
from catalogue.audit_text import entry_of, table
from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading
from catalogue.services import audit
from catalogue.services.actor import ROLE_NAMES, Role
from catalogue.store.audit import Entry
from catalogue.web.addresses import number_of

blueprint = Blueprint("audit", __name__, url_prefix="/admin")

NARROWED_BY = ("who", "kind", "object", "action")


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as the page shows it; `details` are names with what is said under them."""

    n: int
    on: str
    at: str
    who: str
    role: Wording
    via: str
    address: str
    action: str
    kind: str
    object: str
    details: Sequence[tuple[str, str]]
    hash: str


@blueprint.get("/audit")
@signed_in
def index() -> ResponseReturnValue:
    with reading() as session:
        found = audit.page(session, actor(), _before(), **_narrowed())
        head = audit.head(session, actor())
    return render_template(
        "pages/audit.html",
        entries=[_shown(entry) for entry in found],
        head=head,
        asked={name: request.args.get(name, "") for name in NARROWED_BY},
        is_narrowed=bool(_narrowed()),
        next_url=_address("audit.index", found[-1].n) if len(found) == audit.PAGE else "",
        first_url=_address("audit.index") if _before() else "",
        csv_url=_address("audit.as_csv", _before()),
        json_url=_address("audit.as_json", _before()),
        downloaded=audit.MOST_DOWNLOADED,
    )


@blueprint.get("/audit.csv")
@signed_in
def as_csv() -> ResponseReturnValue:
    found = _downloaded()
    response = Response(table(found), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


@blueprint.get("/audit.json")
@signed_in
def as_json() -> ResponseReturnValue:
    found = _downloaded()
    response = jsonify({"entries": [entry_of(entry) for entry in found]})
    response.headers["Content-Disposition"] = 'attachment; filename="audit.json"'
    return response


def _downloaded() -> Sequence[Entry]:
    """What stands before the asked number, many pages of it at once."""
    with reading() as session:
        return audit.page(session, actor(), _before(), audit.MOST_DOWNLOADED, **_narrowed())


def _before() -> int | None:
    """The number before which the page ends; what is no number asks for the newest."""
    return number_of(request.args.get("before", ""))


def _narrowed() -> dict[str, str]:
    said = {name: request.args.get(name, "").strip() for name in NARROWED_BY}
    return {name: text for name, text in said.items() if text}


def _address(endpoint: str, before: int | None = None) -> str:
    return url_for(endpoint, before=before, **_narrowed())


def _shown(entry: Entry) -> Shown:
    act, at = entry.act, entry.act.at
    details = json.loads(act.details)
    return Shown(
        entry.n,
        at.date().isoformat(),
        at.time().isoformat("seconds"),
        act.who,
        ROLE_NAMES[Role(act.role)],
        act.via,
        act.address,
        act.action,
        act.kind,
        act.object,
        [(name, _text(found)) for name, found in details.items() if found not in ("", None)],
        entry.hash,
    )


def _text(found: object) -> str:
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
