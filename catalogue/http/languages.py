"""Which of the two languages a reader sees: `?lang=en` switches, a cookie remembers."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from flask import Flask, Response, g, request
from flask_babel import Babel, get_translations, gettext
from markupsafe import Markup

from catalogue.http.world import world
from catalogue.settings import LOCALES

COOKIE = "mgcards_lang"
TAGS = {"zh": "zh_Hans_CN", "en": "en"}
API = "/api/"
_YEAR = 365 * 24 * 3600


def install(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = TAGS["zh"]
    Babel(app, locale_selector=lambda: TAGS[language()])
    app.jinja_env.install_gettext_callables(_text, _counted, newstyle=True)  # type: ignore[attr-defined]
    # A page asks for the same few texts hundreds of times.
    app.jinja_env.globals["_"] = _shown
    app.after_request(_remember)


def _text(english: str) -> str:
    return _translated(language(), english)


def _shown(english: str, **filled: object) -> Markup:
    """The text for a page, which fills in and escapes what its names stand for."""
    tag = language()
    return _template(tag, english) % filled if filled else _whole(tag, english)


@lru_cache(maxsize=4096)
def _whole(tag: str, english: str) -> Markup:
    # Also where there is nothing to fill in, `%%` means a per cent sign.
    return _template(tag, english) % {}


@lru_cache(maxsize=4096)
def _template(tag: str, english: str) -> Markup:
    return Markup(_translated(tag, english))  # noqa: S704 - our own words


def _counted(english: str, plural: str, count: int) -> str:
    # Jinja fills in the names: Flask-Babel would do it too, with nothing but the count.
    found: str = get_translations().ungettext(english, plural, count)
    return found


@lru_cache(maxsize=4096)
def _translated(_language: str, english: str) -> str:
    """The text in the language of the reader, which the request knows, too."""
    return gettext(english)


def language() -> str:
    """`zh` or `en`: as asked in the address, as remembered, or as set for this catalogue."""
    found: str | None = g.get("language")
    if found is None:
        asked = (request.args.get("lang"), request.cookies.get(COOKIE), _accepted())
        found = next((tag for tag in asked if tag in LOCALES), world().settings.locale)
        g.language = found
    return found


def _accepted() -> str | None:
    """What a program accepts; people get the language of this catalogue until they switch."""
    return request.accept_languages.best_match(LOCALES) if request.path.startswith(API) else None


def other_language_url() -> str:
    """The address of this page in the other language."""
    args = request.args.to_dict(flat=False)
    args["lang"] = ["en" if language() == "zh" else "zh"]
    return f"{request.path}?{urlencode(args, doseq=True)}"


def _remember(response: Response) -> Response:
    if request.args.get("lang") in LOCALES:
        response.set_cookie(
            COOKIE, language(), max_age=_YEAR, samesite="Lax", secure=request.is_secure
        )
    response.headers.setdefault("Content-Language", language())
    response.vary.add("Cookie")
    return response
