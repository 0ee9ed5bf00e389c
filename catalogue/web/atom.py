"""Feeds as Atom (RFC 4287): what each has at its head, and its entries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree import ElementTree

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.languages import language
from catalogue.http.world import public_address
from catalogue.services.typed_text import seen
from catalogue.store.publications import Change

ATOM = "http://www.w3.org/2005/Atom"
TAGS = {"zh": "zh-Hans-CN", "en": "en"}
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def feed_of(
    title: str, own: str, beside: str, changes: Iterable[Change], updated: datetime = BEGINNING
) -> ResponseReturnValue:
    """The feed of changes, the newest first, conditional on its content; `own` and `beside` are
    the addresses of the feed and of the page that shows the same."""
    found = list(changes)
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": TAGS[language()]})
    _add(root, "id", own)
    _add(root, "title", title)
    _add(root, "updated", _moment(found[0].at if found else updated))
    _add(root, "link", rel="self", href=own)
    _add(root, "link", rel="alternate", href=beside)
    for change in found:
        _add_entry(root, change)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    response = Response(text, content_type="application/atom+xml; charset=utf-8")
    response.add_etag()
    return response.make_conditional(request)


def whole_address(endpoint: str, **values: str | int) -> str:
    """The address of a page for who is not on this site."""
    base = public_address() or request.host_url
    return base.rstrip("/") + url_for(endpoint, **values)


def _add_entry(root: ElementTree.Element, change: Change) -> None:
    entry = _add(root, "entry")
    at = whole_address("cards.frozen", number=change.number, revision=change.revision)
    what = _("Withdrawn") if change.is_withdrawn else _("Published")
    _add(entry, "id", f"{at}#{change.pub_seq}")
    _add(entry, "title", f"{what}: {change.title} ({change.number} v{change.revision})")
    _add(entry, "updated", _moment(change.at))
    _add(entry, "link", rel="alternate", href=at)
    author = _add(entry, "author")
    _add(author, "name", change.enterprise.in_language(language()))
    _add(entry, "summary", f"SHA-256 {change.content_hash}")


def _add(parent: ElementTree.Element, tag: str, text: str = "", **said: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, tag, said)
    made.text = seen(text) or None
    return made


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
