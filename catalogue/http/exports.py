"""Exports as files to be saved: conditional on the state of the catalogue, so that whoever has a
file is not sent it again, and written aside, so that a slow reader holds no transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import IO, cast

from flask import Response, request, url_for

from catalogue.db import Session
from catalogue.export_files import MEDIA_TYPES, Form, today, write_card, write_cards
from catalogue.http.downloads import attachment
from catalogue.http.languages import language
from catalogue.http.world import public_address, reading
from catalogue.published import catalogue_standing
from catalogue.services.exports import Export, card_export, catalogue_export, search_export
from catalogue.services.search import Asked

EDITION = "1"
"""Raise it when an export says the same otherwise: no reader then keeps the former file."""
PIECE = 2**16
RATE = "30 per minute"
"""How often one address may take a whole answer or the whole catalogue."""


def address_of(number: str, revision: int) -> str:
    """The permalink of a revision, for who is not on this site."""
    base = public_address() or request.host_url
    return base.rstrip("/") + url_for("cards.frozen", number=number, revision=revision)


def card_file(number: str, revision: int | None, form: Form) -> Response:
    """A public revision of a card. Raises CardNotFound."""
    with reading() as session:
        found = card_export(session, number, revision, address_of)
    publisher = (found.publisher.zh, found.publisher.en)
    state = (found.content_hash, found.revision, found.state.value, *publisher)
    plain = f"{found.number}-v{found.revision}.{form}"
    name = f"{found.card.title.replace('/', '-')}-{plain}"
    return _file(
        form, state, plain, name, lambda out: write_card(out, found, form, today(), language())
    )


def search_file(asked: Asked, form: Form) -> Response:
    """The whole answer to a question. Raises as `search` does."""
    with reading() as session:
        found = search_export(session, asked, address_of, _own_address())
        return _cards_file(session, found, form, ("search", "检索结果"))


def catalogue_file(form: Form) -> Response:
    """Every published card."""
    with reading() as session:
        found = catalogue_export(session, address_of, _own_address())
        return _cards_file(session, found, form, ("catalogue", "镁卡目录"))


def _cards_file(session: Session, found: Export, form: Form, names: tuple[str, str]) -> Response:
    plain, name = (f"{text}.{form}" for text in names)
    state = catalogue_standing(session)
    return _file(
        form, state, plain, name, lambda out: write_cards(out, found, form, today(), language())
    )


def _own_address() -> str:
    base = public_address() or request.host_url
    return base.rstrip("/") + request.full_path.rstrip("?")


def _file(
    form: Form,
    state: tuple[str | int, ...],
    plain: str,
    name: str,
    write: Callable[[IO[bytes]], None],
) -> Response:
    said = (EDITION, request.url, language(), form.value, str(today()), *map(str, state))
    etag = hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]
    if request.if_none_match.contains(etag):
        response = Response(status=304)
    else:
        out = cast("IO[bytes]", TemporaryFile())  # noqa: SIM115 - closed with the answer
        write(out)
        size = out.tell()
        out.seek(0)
        response = Response(_pieces(out), content_type=MEDIA_TYPES[form])
        response.content_length = size
        response.call_on_close(out.close)
        attachment(response, plain, name)
    response.set_etag(etag)
    response.cache_control.no_cache = True
    return response


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece
