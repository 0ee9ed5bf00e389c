"""Cards in place of a part as a table for readers, with its formula and what it rests on.

Every text is set here; a page only lays it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.families import is_magnesium
from cards.judged_figure import JudgedFigure
from cards.lightweighting import SAVING_NAMES, LimitCheck
from cards.matching import TIER_NAMES, Match
from cards.members import GROWING, LAWS, LIMITED_BY_NAMES, MEMBER_NAMES, LimitedBy, Member
from cards.quantity import Quantity
from cards.replacement import Replacement, Replacements
from cards.requirement import THRESHOLD_SOURCE_NAMES
from cards.scenario import Incumbent
from cards.sources import EVIDENCE_GRADE_NAMES
from cards.span import Span
from cards.values import BASIS_NAMES
from cards.verdict import REASON_NAMES
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.lightweight_words import (
    kilometres_text,
    reached_text,
    share_text,
    span_text,
    times_text,
)
from schemas.sheet_rows import content_text
from schemas.sheet_sections import symbol_text

PER_KG = "CNY/kg"


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of the part that is replaced."""

    name: Wording
    symbol: str
    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """What a limit asks: m/m₀ = (ρ/ρ₀)·`base`^`mass`, and `base`^`growth` for the section."""

    limit: Wording
    base: str
    mass: str
    growth: str


@dataclass(frozen=True, slots=True)
class Input:
    """A figure of a card that the answer needs; `reason` says why it is not known."""

    name: Wording
    symbol: str
    value: Wording
    is_known: bool
    reason: Wording
    basis: Wording
    condition: Wording
    grade: str
    grade_name: Wording
    source: Wording


@dataclass(frozen=True, slots=True)
class Check:
    """Whether the same section answers a limit, and by how much."""

    limit: Wording
    outcome: str
    margin: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """One card in place of the part; empty texts are unknown."""

    number: str
    title: str
    is_magnesium: bool
    tier_name: Wording
    mass: str
    indicated: str
    saving: str
    saving_name: Wording
    share: str
    saved: str
    governing: Wording
    growth: str
    wall: str
    checks: tuple[Check, ...]
    grade: str
    grade_name: Wording
    inputs: tuple[Input, ...]
    footprint: Input
    break_even: Wording
    reached: Wording


@dataclass(frozen=True, slots=True)
class Win:
    """Between which exchange constants which card has the least penalty."""

    number: str
    title: str
    exchange: str


@dataclass(frozen=True, slots=True)
class LightweightTable:
    """The cards in place of the part, or what is missing of the scenario."""

    material: Wording
    given: tuple[Given, ...]
    threshold: str
    threshold_name: Wording
    note: Wording
    source: str
    missing: tuple[Wording, ...]
    member: Wording
    limited_by: Wording
    is_same_geometry: bool
    growing: Wording
    formulas: tuple[Formula, ...]
    lines: tuple[PartLine, ...]
    wins: tuple[Win, ...]
    winner: str
    without_penalty: int


MISSING_NAMES = {
    "incumbent": Wording("被替代的零件", "the part that is replaced"),
    "member": Wording("构件类型", "the kind of member"),
    "limited_by": Wording("受限于刚度还是强度", "whether stiffness or strength limits it"),
    "density": Wording("被替代材料的密度 ρ₀", "the density ρ₀ of the replaced material"),
    "youngs_modulus": Wording(
        "被替代材料的弹性模量 E₀", "Young's modulus E₀ of the replaced material"
    ),
    "proof_strength_02": Wording(
        "被替代材料的屈服强度 σ₀", "the proof strength σ₀ of the replaced material"
    ),
}
_BASES = {LimitedBy.STIFFNESS: "E₀/E", LimitedBy.STRENGTH: "σ₀/σ"}
_MET = {True: "pass", False: "fail", None: "unknown"}


def lightweight_table(
    made: Replacements, matches: Sequence[Match], cards: Mapping[str, Card]
) -> LightweightTable:
    """The table of `made`, whose cards `matches` names in the same order."""
    pairs = zip(matches, made.found, strict=True)
    incumbent = made.incumbent or Incumbent(NO_WORDING)
    threshold, member = incumbent.threshold, made.question.member
    titles = {entry.number: cards[entry.number].title for entry in made.found}
    return LightweightTable(
        material=incumbent.material,
        given=_given(incumbent),
        threshold=threshold.value if threshold else "",
        threshold_name=THRESHOLD_SOURCE_NAMES[threshold] if threshold else NO_WORDING,
        note=incumbent.note,
        source=incumbent.source,
        missing=tuple(MISSING_NAMES[name] for name in made.missing),
        member=MEMBER_NAMES[member] if member else NO_WORDING,
        limited_by=_limited_by(made.question.limited_by),
        is_same_geometry=member is Member.SAME_GEOMETRY,
        growing=GROWING[member] if member else NO_WORDING,
        formulas=_formulas(member, made.question.limited_by),
        lines=tuple(_line(entry, match, cards[entry.number], made) for match, entry in pairs),
        wins=tuple(
            Win(reign.name, titles[reign.name], span_text(Span(reign.low, reign.high), PER_KG))
            for reign in made.reigns
        ),
        winner=titles[made.winner] if made.winner else "",
        without_penalty=len(made.without_penalty),
    )


def _limited_by(limit: LimitedBy | None) -> Wording:
    return LIMITED_BY_NAMES[limit] if limit else NO_WORDING


def _given(incumbent: Incumbent) -> tuple[Given, ...]:
    stated: tuple[tuple[Wording, str, Quantity | None], ...] = (
        (Wording("密度", "density"), "ρ₀", incumbent.density),
        (Wording("弹性模量", "Young's modulus"), "E₀", incumbent.modulus),
        (Wording("屈服强度", "proof strength"), "σ₀", incumbent.strength),
        (Wording("壁厚", "wall"), "h₀", incumbent.wall),
    )
    found = [Given(name, symbol, _typed(quantity)) for name, symbol, quantity in stated if quantity]
    mass = [Given(Wording("质量", "mass"), "m₀", incumbent.mass)] if incumbent.mass else []
    return (*found, *mass)


def _typed(quantity: Quantity) -> str:
    return figures.with_unit(figures.quantity_number(quantity), quantity.unit)


def _formulas(member: Member | None, limited_by: LimitedBy | None) -> tuple[Formula, ...]:
    if member is None or limited_by is None:
        return ()
    laws = ((limit, LAWS[member, limit]) for limit in limited_by.limits)
    return tuple(
        Formula(LIMITED_BY_NAMES[limit], _BASES[limit], law.mass_text, law.growth_text)
        for limit, law in laws
    )


def _line(entry: Replacement, match: Match, card: Card, made: Replacements) -> PartLine:
    sized, grade = entry.sized, entry.grade
    return PartLine(
        number=entry.number,
        title=card.title,
        is_magnesium=is_magnesium(card.family),
        tier_name=TIER_NAMES[match.tier],
        mass=times_text(sized.mass),
        indicated=times_text(entry.indicated),
        saving=entry.saving.value,
        saving_name=SAVING_NAMES[entry.saving],
        share=share_text(sized.mass),
        saved=span_text(entry.mass_saved, "kg"),
        governing=LIMITED_BY_NAMES[sized.governing] if sized.governing else NO_WORDING,
        growth=times_text(sized.growth),
        wall=span_text(entry.wall, "mm"),
        checks=tuple(_check(check) for check in entry.checks),
        grade=grade.value if grade else "",
        grade_name=EVIDENCE_GRADE_NAMES[grade] if grade else NO_WORDING,
        inputs=tuple(_input(figure, card) for figure in entry.figures),
        footprint=_input(entry.footprint, card),
        break_even=kilometres_text(entry.break_even),
        reached=reached_text(entry.break_even, made.question.mileage),
    )


def _check(check: LimitCheck) -> Check:
    margin = check.margin
    percent = Span(margin.low * 100, margin.high * 100) if margin else None
    return Check(LIMITED_BY_NAMES[check.limit], _MET[check.is_met], span_text(percent, "%", 2))


def _input(figure: JudgedFigure, card: Card) -> Input:
    entry, value = VOCABULARY.property(figure.property), figure.value
    source = card.source_of(value) if value else None
    return Input(
        name=entry.name,
        symbol=symbol_text(entry.symbol),
        value=content_text(value.content, value.property) if value else NO_WORDING,
        is_known=figure.span is not None,
        reason=_reason(figure),
        basis=BASIS_NAMES[value.basis] if value and value.basis else NO_WORDING,
        condition=figures.conditions_text(value.conditions) if value else NO_WORDING,
        grade=figure.grade.value if figure.grade else "",
        grade_name=EVIDENCE_GRADE_NAMES[figure.grade] if figure.grade else NO_WORDING,
        source=Wording(source.title, source.title) if source else NO_WORDING,
    )


def _reason(figure: JudgedFigure) -> Wording:
    if figure.reason is None:
        return NO_WORDING
    why = REASON_NAMES[figure.reason]
    axes = [VOCABULARY.axis(axis).name for axis in figure.axes]
    if not axes:
        return why
    zh, en = "、".join(axis.zh for axis in axes), ", ".join(axis.en for axis in axes)
    return Wording(f"{why.zh}（{zh}）", f"{why.en} ({en})")
