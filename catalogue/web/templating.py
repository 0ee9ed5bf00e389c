"""How templates are found and what every one of them may use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue import charts
from catalogue.chart_marks import key_mark
from catalogue.http import accounts, languages
from catalogue.radar_chart import legend_mark
from schemas import sheet_words
from schemas.chart import Chart

OWN_PAGES = (
    ("shortlists.index", Wording("清单", "Shortlists")),
    ("saved_searches.index", Wording("保存的检索", "Saved searches")),
    ("own_scenarios.index", Wording("自己的场景", "Own scenarios")),
    ("inquiries.index", Wording("询价", "Inquiries")),
)
"""What a person keeps, each with its page."""

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def install(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        words=sheet_words.WORDS,
        vocabulary=VOCABULARY,
        own_pages=OWN_PAGES,
        draw=draw,
        legend_mark=legend_mark,
        key_mark=key_mark,
        other_language_url=languages.other_language_url,
    )
    app.jinja_env.filters["say"] = say
    app.context_processor(_of_this_request)


@pass_context
def say(context: Context, wording: Wording | dict[str, str]) -> str:
    """A bilingual text in the language of the page, which is that of the reader."""
    text = wording if isinstance(wording, Wording) else Wording(**wording)
    lang: str = context.get("lang") or languages.language()
    return text.in_language(lang)


def draw(chart: Chart, lang: str) -> Markup:
    """The picture of a chart; the module that draws it escapes every text."""
    return Markup(charts.line_chart(chart, lang))  # noqa: S704


def _of_this_request() -> dict[str, Any]:
    return {"lang": languages.language(), "actor": accounts.actor()}
