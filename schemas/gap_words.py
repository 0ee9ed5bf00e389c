"""What a gap is called: what the card leaves open, in which scenarios it counts, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from cards.gaps import Gap
from cards.obstacles import HINDRANCE_NAMES
from cards.requirement import DEMANDED_BASIS_NAMES
from cards.verdict import REASON_NAMES, Reason
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures

NAMED_SCENARIOS = 3


def gap_finding(gap: Gap) -> Wording:
    """`SE：无频率条件，无法参与…场景排名。`"""
    name, lack, place = VOCABULARY.property(gap.property).name, _lack(gap), scenario_names(gap)
    return Wording(
        f"{name.zh}：{lack.zh}，无法参与{place.zh}场景排名。",
        f"{name.en}: {lack.en}; it does not count in the ranking for {place.en}.",
    )


def gap_advice(gap: Gap) -> Wording:
    """What closes the gap."""
    if gap.states_a_condition:
        axes = axis_names(gap.axes)
        return Wording(f"请补充{axes.zh}。", f"State {axes.en}.")
    under = wanted_conditions(gap)
    said = HINDRANCE_NAMES[gap.hindrance]
    if not under:
        return Wording(f"{said.zh}。", f"{_capital(said.en)}.")
    return Wording(f"{said.zh}：{under.zh}。", f"{_capital(said.en)}: {under.en}.")


def axis_names(axes: Iterable[str]) -> Wording:
    """The names of condition axes in one line."""
    names = [VOCABULARY.axis(axis).name for axis in axes]
    return Wording("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def wanted_conditions(gap: Gap) -> Wording:
    """The conditions that the scenarios name for the gap, each once."""
    texts = dict.fromkeys(
        figures.conditions_text(use.requirement.conditions)
        for use in gap.uses
        if use.requirement.conditions
    )
    return Wording(" / ".join(text.zh for text in texts), " / ".join(text.en for text in texts))


def _lack(gap: Gap) -> Wording:
    if gap.reason is Reason.CONDITION_MISSING:
        axes = axis_names(gap.axes)
        return Wording(f"无{axes.zh}条件", f"no {axes.en}")
    if gap.reason is Reason.ONLY_TYPICAL:
        return _joined(REASON_NAMES[gap.reason], _demanded(gap))
    return _joined(REASON_NAMES[gap.reason], axis_names(gap.axes))


def _demanded(gap: Gap) -> Wording:
    bases = dict.fromkeys(DEMANDED_BASIS_NAMES[use.requirement.basis] for use in gap.uses)
    return Wording("、".join(said.zh for said in bases), ", ".join(said.en for said in bases))


def _joined(first: Wording, second: Wording) -> Wording:
    if not second:
        return first
    return Wording(f"{first.zh}（{second.zh}）", f"{first.en} ({second.en})")


def scenario_names(gap: Gap) -> Wording:
    """The first scenarios by name, and how many more there are."""
    names = list(dict.fromkeys(use.scenario.name for use in gap.uses))
    shown, more = names[:NAMED_SCENARIOS], len(names[NAMED_SCENARIOS:])
    rest = Wording(f"等 {len(names)} 个", f" and {more} more") if more else NO_WORDING
    return Wording(
        "、".join(name.zh for name in shown) + rest.zh,
        ", ".join(name.en or name.zh for name in shown) + rest.en,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
