"""What was published and withdrawn, for people and for feed readers."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.languages import language
from catalogue.http.world import public_address, reading
from catalogue.services.changes import newest_changes
from catalogue.store.publications import Change

ATOM = "http://www.w3.org/2005/Atom"
TAGS = {"zh": "zh-Hans-CN", "en": "en"}
NEWEST = 100

blueprint = Blueprint("changes", __name__)


@blueprint.get("/changes")
def index() -> ResponseReturnValue:
    with reading() as session:
        found = newest_changes(session, NEWEST)
    return render_template("pages/changes.html", changes=found)


@blueprint.get("/changes.atom")
def feed() -> ResponseReturnValue:
    """Atom (RFC 4287): an entry for the last change of each card, the newest first."""
    with reading() as session:
        found = newest_changes(session, NEWEST)
    response = Response(_feed(found), content_type="application/atom+xml; charset=utf-8")
    response.add_etag()
    return response.make_conditional(request)


def _feed(changes: list[Change]) -> bytes:
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": TAGS[language()]})
    own = _address("changes.feed")
    _add(root, "id", own)
    _add(root, "title", _("MgCards: published and withdrawn cards"))
    _add(root, "updated", _moment(changes[0].at if changes else datetime(2026, 1, 1, tzinfo=UTC)))
    _add(root, "link", rel="self", href=own)
    _add(root, "link", rel="alternate", href=_address("changes.index"))
    for change in changes:
        _add_entry(root, change)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add_entry(root: ElementTree.Element, change: Change) -> None:
    entry = _add(root, "entry")
    at = _address("cards.frozen", number=change.number, revision=change.revision)
    _add(entry, "id", f"{at}#{change.pub_seq}")
    _add(entry, "title", f"{_what(change)}: {change.title} ({change.number} v{change.revision})")
    _add(entry, "updated", _moment(change.at))
    _add(entry, "link", rel="alternate", href=at)
    author = _add(entry, "author")
    _add(author, "name", change.enterprise.in_language(language()))
    _add(entry, "summary", f"SHA-256 {change.content_hash}")


def _what(change: Change) -> str:
    return _("Withdrawn") if change.is_withdrawn else _("Published")


def _add(parent: ElementTree.Element, tag: str, text: str = "", **said: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, tag, said)
    made.text = text or None
    return made


def _address(endpoint: str, **values: str | int) -> str:
    base = public_address() or request.host_url
    return base.rstrip("/") + url_for(endpoint, **values)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
