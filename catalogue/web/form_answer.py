"""What the page of the card form is told after a save that it sent by itself."""

from __future__ import annotations

from typing import Any

from flask import render_template

from catalogue.http.accounts import actor
from catalogue.http.languages import language
from catalogue.http.world import reading
from catalogue.web.carried import carried
from catalogue.web.form_filling import Done
from catalogue.web.form_live import live_view_of
from catalogue.web.form_page import (
    form_page,
    is_same_shape,
    problems_of,
    told_beside,
    wrong_in,
)
from schemas.card_form import form_of

RESHAPING = ("add", "add-value", "pick", "copy", "remove", "paste", "refresh", "keep")


def answer_of(done: Done, wish: str) -> dict[str, Any]:
    """The new base and what is shown beside it; the fields anew where they changed by more than
    what was typed, else what is told of each."""
    remark = done.remark.wording.in_language(language()) if done.remark else ""
    answer = {
        "expected": done.revision.content_hash,
        "base": carried(done.revision.document),
        "title": done.draft.card.title,
        "goto": done.goto,
        "is_merged": done.is_merged,
        "remark": remark,
    }
    is_reshaped = wish.partition(":")[0] in RESHAPING or done.is_merged
    if is_reshaped or not is_same_shape(done.shown, done.draft.typed):
        return answer | _fields_anew(done)
    return answer | _findings(done)


def _fields_anew(done: Done) -> dict[str, Any]:
    with reading() as session:
        page = form_page(session, actor(), done.revision, done.draft)
    return {
        "body": render_template("pages/card_form_body.html", page=page),
        "live": render_template("pages/form_live.html", live=page.live),
    }


def _findings(done: Done) -> dict[str, Any]:
    problems = problems_of(done.revision, done.draft)
    told = told_beside(form_of(done.draft.typed), problems)
    with reading() as session:
        live = live_view_of(session, done.draft, problems, done.revision.number)
    return {
        "live": render_template("pages/form_live.html", live=live),
        "wrong": sorted(wrong_in(problems)),
        "told": {
            anchor: render_template("pages/card_form_told.html", findings=found)
            for anchor, found in told.items()
        },
    }
