"""The templates of print with what they may use; any process may render them, none prints here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.pdf.glyphs import attribute, finalize
from catalogue.pdf.pictures import chart_picture, qr_picture, radar_picture
from schemas.exports.exported import LICENCE
from schemas.sheet_guide import GUIDE
from schemas.sheet_words import WORDS

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


@cache
def templates() -> Environment:
    """The print templates, with the globals that the shared macros ask for."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = attribute
    environment.globals |= {"draw": chart_picture, "draw_radar": radar_picture, "qr": qr_picture}
    environment.globals |= {"words": WORDS, "guide": GUIDE, "licence": LICENCE}
    return environment


def compile_templates() -> None:
    """Have all of them at hand, which takes a fifth of a second."""
    for name in templates().list_templates(filter_func=_is_for_print):
        templates().get_template(name)


def _is_for_print(name: str) -> bool:
    return name.endswith(".html") and name.startswith(("print/", "macros/"))


@cache
def stylesheet(name: str) -> str:
    """The text of a style sheet of print."""
    return (TEMPLATES / "print" / name).read_text(encoding="utf-8")
