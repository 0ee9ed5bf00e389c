"""What is posted from the card form, and what comes of it: saved, merged, or a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from flask import request
from werkzeug.datastructures import MultiDict

from cards.errors import CardError
from catalogue.http.accounts import actor
from catalogue.http.world import reading, transaction
from catalogue.services import drafts, form_saving
from catalogue.services.errors import StaleRevision
from catalogue.services.form_errors import EditConflict
from catalogue.services.form_saving import Filled, Prepared
from catalogue.store.cards import RevisionView
from catalogue.web.carried import unpacked
from schemas.card_form import Typed, acted, typed_from
from schemas.document import document_hash
from schemas.draft import Draft, read_draft
from schemas.typed_document import restored

TRIES = 3
PASTE = "paste:elements"


@dataclass(frozen=True)
class Posted:
    """The fields of a form as sent; of a name that stands twice, such as a tick, the last.

    `is_page` when another page is to come of it, on which nothing may be missing that was typed.
    """

    fields: MultiDict[str, str]
    is_page: bool = False

    @cached_property
    def sent(self) -> Mapping[str, str]:
        return {name: texts[-1] for name, texts in self.fields.lists()}

    @property
    def wish(self) -> str:
        """What the pressed button asks for."""
        return self.sent.get("do", "save")

    @property
    def expected(self) -> str:
        return self.sent.get("expected", "")

    @cached_property
    def unconfirmed(self) -> Posted | None:
        """What the same page sent before, when it never learned whether that was saved."""
        text = self.sent.get("unconfirmed", "")
        return Posted(MultiDict(parse_qsl(text, keep_blank_values=True))) if text else None

    @cached_property
    def base(self) -> Mapping[str, Any] | None:
        """The stored document that the form was made from."""
        return unpacked(self.sent.get("base", ""), self.expected)


@dataclass(frozen=True, slots=True)
class Done:
    """What a post came to: the revision, its content as read, where to go on, what to say, and
    the document that the form showed."""

    revision: RevisionView
    draft: Draft
    goto: str
    remark: CardError | None
    is_merged: bool
    shown: Typed


def posted(*, is_page: bool = False) -> Posted:
    return Posted(request.form, is_page)


def filled_in(number: str, form: Posted) -> Done:
    """Save what the form says and do what its button asks for.

    Raises CardNotFound, Forbidden, TransitionRefused, or EditConflict with what was typed.
    """
    for _ in range(TRIES - 1):
        try:
            return _filled_in(number, form)
        except EditConflict:
            raise
        except StaleRevision:
            continue
    return _filled_in(number, form)


def _filled_in(number: str, form: Posted) -> Done:
    with reading() as session:
        current = drafts.get_draft(session, actor(), number)
    shown = restored(current.document if form.base is None else form.base)[0]
    typed, pasted_at = _typed(form, shown)
    made, goto, remark = _acted(typed, form)
    base = current.document if _is_own(current, form, shown) else form.base
    prepared = _prepared(current, form, Filled(made, base), typed)
    with transaction() as session:
        saved = form_saving.save(session, actor(), prepared)
    return Done(saved, prepared.draft, goto or pasted_at, remark, prepared.is_merged, shown)


def _typed(form: Posted, shown: Typed) -> tuple[Typed, str]:
    """What the fields say, and where rows stand that were pasted and not taken over."""
    typed = typed_from(form.sent, shown)
    is_left = form.is_page and form.sent.get("pasted", "").strip()
    return acted(typed, PASTE, form.sent) if is_left else (typed, "")


def _acted(typed: Typed, form: Posted) -> tuple[Typed, str, CardError | None]:
    if form.is_page and form.wish == PASTE:
        return typed, "", None
    try:
        made, goto = acted(typed, form.wish, form.sent)
    except CardError as refused:
        return typed, "", refused
    return made, goto, None


def _is_own(current: RevisionView, form: Posted, shown: Typed) -> bool:
    """Whether the change since the page was made is the page's own, saved by a request whose
    answer was lost on the way."""
    before = form.unconfirmed
    if before is None or form.base is None:
        return False
    made, _, _ = _acted(typed_from(before.sent, shown), before)
    return document_hash(read_draft(made).document) == current.content_hash


def _prepared(current: RevisionView, form: Posted, filled: Filled, typed: Typed) -> Prepared:
    verb, _, keep = form.wish.partition(":")
    kept = keep if verb == "keep" else ""
    try:
        chosen = replace(filled, keep=kept, seen=form.sent.get("seen", ""))
        return form_saving.prepare(current, actor(), chosen)
    except EditConflict as conflict:
        raise EditConflict(typed, conflict.theirs, conflict.places) from None
