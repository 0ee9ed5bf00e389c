"""The headers that keep a browser from doing more than a page needs."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Flask, Response, request, session

from catalogue.http.accounts import TOKEN

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'nonce-{nonce}' 'strict-dynamic'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

ABOUT_SECRETS = (
    "/sign-in",
    "/register",
    "/second-factor",
    "/forgot",
    "/reset/",
    "/confirm/",
    "/invitations/",
)
"""Where addresses or pages hold what nobody else may see."""

NONCE_PLACE = secrets.token_urlsafe(18)
"""What stands in a page where its nonce goes. A page may be remembered and sent again, each time
with another nonce; nobody outside of this process knows this word."""


def install(app: Flask) -> None:
    app.after_request(_add_headers)
    app.context_processor(_nonce)


def _nonce() -> dict[str, Any]:
    """`nonce` for the script tags of a page."""
    return {"nonce": NONCE_PLACE}


def is_personal() -> bool:
    """Whether the answer is for one reader only, so that nothing may keep it."""
    if request.endpoint == "static":
        return False
    is_known = TOKEN in session or request.authorization is not None
    return is_known or request.path.startswith(ABOUT_SECRETS)


def _add_headers(response: Response) -> Response:
    for name, text in HEADERS.items():
        response.headers.setdefault(name, text)
    _give_nonce(response)
    if is_personal():
        response.headers["Cache-Control"] = "private, no-store"
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def _give_nonce(response: Response) -> None:
    """A nonce of its own to every page: only the scripts that it names itself are run."""
    nonce = secrets.token_urlsafe(16)
    policy = response.headers["Content-Security-Policy"]
    response.headers["Content-Security-Policy"] = policy.replace("{nonce}", nonce)
    if response.mimetype == "text/html" and not response.is_streamed:
        response.set_data(response.get_data().replace(NONCE_PLACE.encode(), nonce.encode()))
