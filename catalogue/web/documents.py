"""Documents of cards as people type and upload them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request

from cards.problems import Problem
from cards.revision import STATE_NAMES, RevisionState
from cards.wording import Wording
from catalogue.services.actor import Actor
from catalogue.store.cards import RevisionView
from schemas.typed_document import storable


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem as a page shows it."""

    severity: str
    where: str
    finding: Wording
    advice: Wording


@dataclass(frozen=True, slots=True)
class Desk:
    """A revision as its author sees it in lists and at the head of its page.

    `withdrawable` is the content hash of the published revision, when the actor may withdraw it.
    """

    number: str
    revision: int
    title: str
    state: str
    state_name: Wording
    note: str
    etag: str
    is_open: bool
    is_public: bool
    may_revise: bool
    may_discard: bool
    may_recall: bool
    is_first: bool
    withdrawable: str


def findings(problems: tuple[Problem, ...]) -> list[Finding]:
    """Hard findings first; within them in the order of the document."""
    ordered = sorted(problems, key=lambda problem: not problem.is_hard)
    return [
        Finding(problem.severity.value, problem.where, problem.finding, problem.advice)
        for problem in ordered
    ]


def on_the_desk(
    revision: RevisionView, actor: Actor, published: RevisionView | None = None
) -> Desk:
    is_own = actor.may_edit(revision.enterprise.id)
    return Desk(
        number=revision.number,
        revision=revision.n,
        title=revision.card.title,
        state=revision.state.value,
        state_name=STATE_NAMES[revision.state],
        note=revision.last_note,
        etag=revision.content_hash,
        is_open=is_own and revision.state.is_open,
        is_public=revision.is_public,
        may_revise=is_own and revision.is_public,
        may_discard=is_own and revision.state.is_open,
        may_recall=is_own and revision.state is RevisionState.SUBMITTED,
        is_first=revision.n == 1,
        withdrawable=published.content_hash if is_own and published else "",
    )


def typed_bytes() -> bytes:
    """What the form brings: the file when one was chosen, else the text."""
    file = request.files.get("file")
    if file is not None and file.filename:
        return file.read()
    return request.form.get("document", "").encode("utf-8", "surrogatepass")


def typed_text(raw: bytes) -> str:
    """The bytes as text to show again; what is not UTF-8 is replaced by a sign."""
    return raw.decode("utf-8-sig", "replace").replace("\x00", "\ufffd")


def document_text(revision: RevisionView) -> str:
    """The document as its author typed it, without the numbers that are derived from it."""
    typed = _without_derived(storable(revision.draft.typed))
    return json.dumps(typed, ensure_ascii=False, indent=2)


def _without_derived(part: Any) -> Any:
    if isinstance(part, Mapping):
        return {key: _without_derived(entry) for key, entry in part.items() if key != "canonical"}
    return [_without_derived(entry) for entry in part] if isinstance(part, list) else part
