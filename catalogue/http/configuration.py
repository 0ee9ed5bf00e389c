"""What Flask and its extensions are told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from catalogue.http.languages import API
from catalogue.settings import Settings

MOST_BYTES = 4 * 1024 * 1024
"""The largest upload; a card of 2000 values is a quarter of it."""

LARGER_UPLOADS = {
    "imports.create": 21_000_000,
    "api-imports.create": 21_000_000,
    "evidence.save": 21_000_000,
    "api-attachments.create": 21_000_000,
}
"""The largest upload of these addresses: a file of 20 MB with what a form adds."""

LARGEST_NUMBER = 2**31 - 1
"""The largest that a database keeps of a revision, a version or a publication."""


class StoredNumber(IntegerConverter):
    """A number in an address; a larger one than is kept leads nowhere."""

    def __init__(self, rules: Map, *args: Any, **options: Any) -> None:
        super().__init__(rules, *args, **{"max": LARGEST_NUMBER, **options})


def install(app: Flask, settings: Settings) -> None:
    app.url_map.converters["int"] = StoredNumber
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        SESSION_COOKIE_NAME="mgcards_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https:"),
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(hours=1),
        WTF_CSRF_TIME_LIMIT=None,
        RATELIMIT_HEADERS_ENABLED=True,
        JSON_AS_ASCII=False,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    _trust_proxies(app, settings.trusted_proxies)
    app.before_request(_refuse_nul)
    # Before the token against forgery is looked for in the form, which reads it all.
    app.before_request(_take_larger_uploads)
    app.before_request(_refuse_nul_in_forms)


def _refuse_nul() -> None:
    # PostgreSQL keeps no such sign, so that nothing can be found by it.
    if "\0" in request.path:
        abort(404)
    if b"%00" in request.query_string:
        abort(400)


def _refuse_nul_in_forms() -> None:
    # The interface reads what is sent when it knows who sends it.
    if request.path.startswith(API):
        return
    if any("\0" in text for _, text in request.form.items(multi=True)):
        abort(400)


def _take_larger_uploads() -> None:
    most = LARGER_UPLOADS.get(request.endpoint or "")
    if most:
        request.max_content_length = most


def _trust_proxies(app: Flask, count: int) -> None:
    """Take the address and the scheme of a request from what that many proxies say of them."""
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count
        )
