"""Cards that are like a card: as a table for readers, and as a plain mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cards.card import Card
from cards.matching import Match
from cards.requirement import Requirement
from cards.similarity import Aspect
from cards.verdict import Verdict
from schemas import figures
from schemas.match_table import Cell, Line, MatchTable, match_table
from schemas.matches import dump_search


def likeness_table(
    requirements: Sequence[Requirement], matches: Sequence[Match], cards: Mapping[str, Card]
) -> MatchTable:
    """The table of matches with the wants of likeness, each with its gap to the value of the
    reference, not to the end of the tolerance."""
    table = match_table(requirements, matches, cards)
    verdicts = {match.number: match.verdicts for match in matches}
    groups = (
        replace(group, lines=tuple(_line(line, verdicts[line.number]) for line in group.lines))
        for group in table.groups
    )
    return replace(table, groups=tuple(groups))


def _line(line: Line, verdicts: Sequence[Verdict]) -> Line:
    pairs = zip(line.cells, verdicts, strict=True)
    return replace(line, cells=tuple(_cell(cell, verdict) for cell, verdict in pairs))


def _cell(cell: Cell, verdict: Verdict) -> Cell:
    reference = verdict.requirement.target
    ends = [end for end in (verdict.low, verdict.high) if end is not None]
    if not ends:
        return cell
    assert reference is not None, "likeness is wanted with a target"
    away = sum(ends) / len(ends) - reference
    return replace(
        cell,
        gap=figures.signed_amount(away, verdict.requirement.definition.unit or ""),
        relative_gap=figures.signed_percent(round(away / abs(reference), 9)),
    )


def dump_similar(
    number: str,
    aspects: Sequence[Aspect],
    requirements: Sequence[Requirement],
    matches: Sequence[Match],
    cards: Mapping[str, Card],
    pub_seq: int,
    total: int,
) -> dict[str, Any]:
    """The first of the `total` cards that are like the card `number`, with the aspects and the
    requirements that they were translated into; likeness is the score, from 0 to 1."""
    return {
        "reference": number,
        "aspects": [_aspect(aspect) for aspect in aspects],
        **dump_search(requirements, matches, cards, pub_seq, total),
    }


def _aspect(aspect: Aspect) -> dict[str, Any]:
    return {
        "property": aspect.property,
        "direction": aspect.direction.value,
        "weight": aspect.weight,
        "text": aspect.text,
    }
