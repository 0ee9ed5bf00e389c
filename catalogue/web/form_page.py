"""The page of the card form: fields with what is told of each, and what shows beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cards.problems import Path, Problem
from cards.wording import Wording
from catalogue.db import Session
from catalogue.services.actor import Actor
from catalogue.services.completeness import examined
from catalogue.services.form_errors import EditConflict, FrozenMeanwhile
from catalogue.store.cards import RevisionView
from catalogue.web.carried import carried
from catalogue.web.documents import Desk, Finding, findings, on_the_desk
from catalogue.web.form_live import LiveView, live_view_of
from catalogue.web.remarks import RemarkLine, remark_lines
from schemas.card_form import CardForm, Typed, anchor_of, form_of
from schemas.card_form.form import USUAL
from schemas.card_form.shown import name_of
from schemas.card_form.value_rows import shape_of
from schemas.changes import Difference
from schemas.draft import Draft
from schemas.source_files import not_kept

GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where somebody else changed the same, and the content hash of what that one saved; there
    is none to go on from when the revision is frozen."""

    text: Wording
    seen: str
    places: Sequence[Difference]

    @property
    def is_final(self) -> bool:
        return not self.seen


@dataclass(frozen=True)
class FormPage:
    """A card as its form: `told` is by the id of a row or field, `wrong` are names of fields,
    `base` is the document that the form was made from."""

    desk: Desk
    form: CardForm
    told: Mapping[str, Sequence[Finding]]
    wrong: frozenset[str]
    etag: str
    base: str
    live: LiveView
    conflict: Conflict | None
    is_frozen: bool
    remarks: Sequence[RemarkLine] = ()

    def is_open(self, section: str) -> bool:
        """Whether a section has anything to show."""
        return section in _stated_sections(self.form)

    @property
    def has_names(self) -> bool:
        return any(not field.is_blank for field in self.form.names)

    def is_day(self, text: str) -> bool:
        """Whether a field for dates can show what was typed."""
        return not text or _is_date(text)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _stated_sections(form: CardForm) -> frozenset[str]:
    fields = {"headline": form.summary, "composition": form.composition}
    fields |= {"supply": form.supply, "validity": form.validity}
    rows = {"headline": form.limits, "composition": form.elements, "cases": form.cases}
    stated = [key for key, own in fields.items() if any(not field.is_blank for field in own)]
    groups = [group.key for group in form.groups if group.rows]
    return frozenset([*stated, *groups, *(key for key, entries in rows.items() if entries)])


def form_page(
    session: Session,
    actor: Actor,
    revision: RevisionView,
    draft: Draft,
    published: RevisionView | None = None,
) -> FormPage:
    """The form of a revision as it is stored; `draft` is its content as read."""
    desk = on_the_desk(revision, actor, published)
    form = form_of(draft.typed, wanted_in(session, draft, revision.number))
    problems = problems_of(revision, draft)
    page = _page(session, desk, form, (draft, problems), carried(revision.document))
    return replace(page, remarks=remark_lines(session, revision))


def conflict_page(
    session: Session, actor: Actor, error: EditConflict, draft: Draft, carried_back: tuple[str, str]
) -> FormPage:
    """The form with what was typed, after somebody else changed the same; it stands on the same
    base as before."""
    base, etag = carried_back
    desk = on_the_desk(error.theirs, actor)
    told = draft, problems_of(error.theirs, draft)
    page = _page(session, desk, form_of(draft.typed), told, base)
    return replace(page, etag=etag, conflict=conflict_of(error))


def conflict_of(error: EditConflict | FrozenMeanwhile) -> Conflict:
    seen = error.theirs.content_hash if isinstance(error, EditConflict) else ""
    return Conflict(error.wording, seen, error.places)


def frozen_page(session: Session, actor: Actor, error: FrozenMeanwhile) -> FormPage:
    """The revision as it is frozen, and what was typed into its form and cannot be saved."""
    page = form_page(session, actor, error.theirs, error.theirs.draft)
    return replace(page, conflict=conflict_of(error))


def wanted_in(session: Session, draft: Draft, number: str) -> Sequence[str]:
    """The properties that would count most in scenarios, then those that every card should have."""
    found = examined(session, draft, number)
    return tuple(dict.fromkeys([*(gap.property for gap in found.gaps), *USUAL]))


def problems_of(revision: RevisionView, draft: Draft) -> Sequence[Problem]:
    """What is found in the content, and the files that it names and the enterprise has not."""
    return draft.problems + not_kept(draft.typed, revision.unkept)


def _page(
    session: Session,
    desk: Desk,
    form: CardForm,
    read: tuple[Draft, Sequence[Problem]],
    base: str,
) -> FormPage:
    draft, problems = read
    return FormPage(
        desk=desk,
        form=form,
        told=told_beside(form, problems),
        wrong=wrong_in(problems),
        etag=desk.etag,
        base=base,
        live=live_view_of(session, draft, problems, desk.number),
        conflict=None,
        is_frozen=not desk.is_open,
    )


def told_beside(form: CardForm, problems: Iterable[Problem]) -> Mapping[str, Sequence[Finding]]:
    """What is found, by the row or field where it is told."""
    known = _anchors(form)
    told: dict[str, list[Problem]] = {}
    for problem in problems:
        told.setdefault(_place(problem.path, known), []).append(problem)
    return {anchor: findings(tuple(found)) for anchor, found in told.items()}


def _anchors(form: CardForm) -> Mapping[str, None]:
    single = (form.identity, form.names, form.summary, form.composition)
    fields = [field.anchor for own in (*single, form.supply, form.validity) for field in own]
    entries = (*form.limits, *form.elements, *form.sources, *form.cases)
    rows = [row.anchor for row in (*entries, *form.values)]
    return dict.fromkeys([*fields, *rows, "at-composition"])


def _place(path: Path, known: Mapping[str, None]) -> str:
    """The nearest place that the form has for a path."""
    anchor = anchor_of(path)
    if anchor in known:
        return anchor
    inside = next((other for other in known if other.startswith(f"{anchor}-")), None)
    if inside and path and path[0] != "values":
        return inside
    return next((other for other in known if anchor.startswith(f"{other}-")), GENERAL)


def wrong_in(problems: Iterable[Problem]) -> frozenset[str]:
    """The names of the fields that something must be mended in."""
    return frozenset(name_of(*problem.path) for problem in problems if problem.is_hard)


def is_same_shape(shown: Typed, now: Typed) -> bool:
    """Whether the rows of a form that showed one document fit the other."""
    return shape_of(shown) == shape_of(now)
