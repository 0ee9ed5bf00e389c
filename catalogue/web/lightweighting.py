"""The section of a scenario's page on mass and wall against the part that is replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from flask import request

from cards.members import LIMITED_BY_NAMES, MEMBER_NAMES
from cards.replacement import PartQuestion
from cards.wording import NO_WORDING, Wording
from catalogue.services.lightweighting import LighterParts, lighter_parts
from catalogue.services.scenarios import ScenarioMatches
from schemas.errors import LightweightingRefused
from schemas.lightweight_question import ENTRIES, read_question
from schemas.lightweight_table import LightweightTable, lightweight_table

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of the form."""

    key: str
    name: Wording
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LighterPart:
    """The section; `typed` is what the reader entered, `refused` what of it cannot be read."""

    table: LightweightTable
    total: int
    members: tuple[Option, ...]
    limits: tuple[Option, ...]
    typed: Mapping[str, str]
    refused: Wording
    status: int


def lighter_part(answer: ScenarioMatches) -> LighterPart:
    """The section for the question in the address; one that cannot be read is answered for the
    scenario as it stands, and comes back as it was typed."""
    typed = {name: request.args.get(name, "").strip() for name in ENTRIES}
    try:
        return _section(lighter_parts(answer, read_question(typed), SHOWN), typed)
    except LightweightingRefused as refused:
        standing = lighter_parts(answer, PartQuestion(), SHOWN)
        return _section(standing, typed, refused.wording, 422)


def _section(
    found: LighterParts, typed: Mapping[str, str], refused: Wording = NO_WORDING, status: int = 200
) -> LighterPart:
    made = found.replacements
    return LighterPart(
        table=lightweight_table(made, found.matches, found.contents),
        total=found.total,
        members=_options(MEMBER_NAMES, made.question.member),
        limits=_options(LIMITED_BY_NAMES, made.question.limited_by),
        typed=typed,
        refused=refused,
        status=status,
    )


def _options(names: Mapping[StrEnum, Wording], chosen: StrEnum | None) -> tuple[Option, ...]:
    return tuple(Option(key.value, name, key is chosen) for key, name in names.items())
