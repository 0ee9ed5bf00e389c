"""The headers that keep a browser from doing more than a page needs."""

from __future__ import annotations

from flask import Flask, Response, request, session

from catalogue.http.accounts import TOKEN

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
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


def install(app: Flask) -> None:
    app.after_request(_add_headers)


def _is_personal() -> bool:
    """Whether the answer is for one reader only, so that nothing may keep it."""
    if request.endpoint == "static":
        return False
    is_known = TOKEN in session or request.authorization is not None
    return is_known or request.path.startswith(ABOUT_SECRETS)


def _add_headers(response: Response) -> Response:
    for name, text in HEADERS.items():
        response.headers.setdefault(name, text)
    if _is_personal():
        response.headers["Cache-Control"] = "private, no-store"
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
