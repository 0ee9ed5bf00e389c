"""Strong ETags: 304 for what the client has, 428 and 412 for changes of a version."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Response, jsonify, request

from catalogue.http.refusals import VersionNotStated, VersionPassed
from catalogue.http.remembered import Answer
from catalogue.store.cards import RevisionView


def etag_of(revision: RevisionView) -> str:
    """Changes with the content and with the state, both of which a representation shows."""
    return f"{revision.n}-{revision.state.value}-{revision.content_hash[:32]}"


def require_match(revision: RevisionView) -> str:
    """The content hash of the version that the client changes.

    Raises VersionNotStated without `If-Match`, VersionPassed when it names another version.
    """
    require_etag(etag_of(revision))
    return revision.content_hash


def require_etag(current: str) -> None:
    """Raises VersionNotStated without `If-Match`, VersionPassed when it is not `current`."""
    if not request.if_match:
        raise VersionNotStated
    if not request.if_match.contains(current):
        raise VersionPassed(f'"{current}"')


def answer(body: dict[str, Any], etag: str, status: int = 200) -> Response:
    """`body` as JSON under a strong ETag; 304 without it when the client has it already."""
    response = jsonify(body)
    response.status_code = status
    response.set_etag(etag)
    response.cache_control.no_cache = True
    return _unless_known(response)


def tell_apart(response: Response) -> Response:
    """What was read as JSON under a strong ETag of its bytes, where it has no version of its own;
    304 when the client has it."""
    is_new = request.method in ("GET", "HEAD") and response.status_code == 200
    if not is_new or not response.is_json or response.get_etag()[0] is not None:
        return response
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    response.cache_control.no_cache = True
    return _unless_known(response)


def given(found: Answer) -> Response:
    """A JSON answer as it is kept, under a strong ETag of its bytes; 304 when the client has it."""
    response = Response(found.body, mimetype="application/json", headers=dict(found.headers))
    response.set_etag(hashlib.sha256(found.body).hexdigest()[:32])
    response.cache_control.no_cache = True
    return _unless_known(response)


def _unless_known(response: Response) -> Response:
    """304 for a reader who has it; what a reader says in `If-Match` is about changes only."""
    is_asked = request.method in ("GET", "HEAD") and request.if_none_match
    return response.make_conditional(request) if is_asked else response
