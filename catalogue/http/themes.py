"""Whether a reader wants light or dark pages: as the system has it, unless a cookie says so."""

from __future__ import annotations

from typing import Any

from flask import Flask, request

COOKIE = "mgcards_theme"
THEMES = ("system", "light", "dark")
"""The first one is that of a reader who chose none."""


def install(app: Flask) -> None:
    app.context_processor(_of_this_request)


def theme() -> str:
    """`light`, `dark`, or `system`."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in THEMES else THEMES[0]


def _of_this_request() -> dict[str, Any]:
    return {"theme": theme(), "themes": THEMES}
