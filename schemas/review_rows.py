"""A submission value by value, as its reviewer reads it: what was said before, what others say,
what the checks find, and what was remarked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.problems import Problem
from cards.revision_comparison import Fate, ValuePair, paired
from cards.scatter import Scatter, scatter_of
from cards.values import BASIS_NAMES, Value
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.fields import title_of
from schemas.sheet_rows import content_text, statistics_text
from schemas.value import ValueSchema

FATE_NAMES = {
    Fate.SAME: Wording("未变", "unchanged"),
    Fate.CHANGED: Wording("已改", "changed"),
    Fate.ADDED: Wording("新增", "new"),
    Fate.REMOVED: Wording("已删", "removed"),
}
YES = Wording("是", "yes")
_TITLES = {name: title_of(field) for name, field in ValueSchema().fields.items()}
_TITLES["content"] = Wording("数值", "value")
_TITLES["property"] = _TITLES.pop("property_")


@dataclass(frozen=True, slots=True)
class Said:
    """One aspect of a value, before and now."""

    name: Wording
    before: Wording
    now: Wording


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One value of a submission; `place` is its place in the document, None for what is gone.

    `others` is the span of what other cards say, in the canonical unit.
    """

    place: str | None
    name: Wording
    symbol: str
    content: Wording
    basis: Wording
    condition: Wording
    standard: str
    source: str
    grade: str
    statistics: Wording
    is_confidential: bool
    fate: Fate
    fate_name: Wording
    change: str
    said: tuple[Said, ...]
    others: str
    others_count: int
    is_outside: bool
    problems: tuple[Problem, ...]


def review_rows(
    card: Card, former: Card | None, others: Sequence[Card], problems: Iterable[Problem]
) -> tuple[ReviewRow, ...]:
    """The values of a submission in its order, then those of the former revision that are gone."""
    found = list(problems)
    pairs = paired(former or Card(""), card)
    return tuple(_row(pair, card, former, others, found) for pair in pairs)


def _row(
    pair: ValuePair,
    card: Card,
    former: Card | None,
    others: Sequence[Card],
    problems: Sequence[Problem],
) -> ReviewRow:
    value = pair.now or pair.before
    assert value is not None
    owner = card if pair.now is not None else former or card
    scatter = scatter_of(value, others) if pair.now is not None else None
    grown = pair.relative_change
    return ReviewRow(
        place=None if pair.place is None else f"values/{pair.place}",
        name=VOCABULARY.property(value.property).name,
        symbol=VOCABULARY.property(value.property).symbol,
        content=content_text(value.content, value.property),
        basis=_basis(value),
        condition=figures.conditions_text(value.conditions),
        standard=value.standard or value.method,
        source=value.source,
        grade="" if value.is_absent else owner.grade_of(value).value,
        statistics=statistics_text(value),
        is_confidential=value.confidential,
        fate=pair.fate,
        fate_name=FATE_NAMES[pair.fate],
        change="" if grown is None else figures.signed_percent(grown),
        said=tuple(_said(pair, name) for name in pair.changed),
        others=_span(scatter, value.property),
        others_count=scatter.count if scatter else 0,
        is_outside=scatter is not None and scatter.is_outside,
        problems=_of_place(problems, pair.place),
    )


def _of_place(problems: Sequence[Problem], place: int | None) -> tuple[Problem, ...]:
    if place is None:
        return ()
    return tuple(problem for problem in problems if problem.path[:2] == ("values", place))


def _span(scatter: Scatter | None, key: str) -> str:
    if scatter is None:
        return ""
    unit = VOCABULARY.property(key).unit or "1"
    return figures.interval(scatter.low, scatter.high, unit)


def _said(pair: ValuePair, name: str) -> Said:
    assert pair.before is not None
    assert pair.now is not None
    return Said(_TITLES[name], _aspect(pair.before, name), _aspect(pair.now, name))


def _aspect(value: Value, name: str) -> Wording:
    if name == "content":
        return content_text(value.content, value.property)
    if name == "basis":
        return _basis(value)
    if name == "conditions":
        return figures.conditions_text(value.conditions)
    said = getattr(value, name)
    if said is True:
        return YES
    text = "" if said in (None, "", False) else str(said)
    return Wording(text, text)


def _basis(value: Value) -> Wording:
    return BASIS_NAMES[value.basis] if value.basis else NO_WORDING
