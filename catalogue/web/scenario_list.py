"""The list of scenarios: narrowed by field, role level and need, and grouped as is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask import request

from cards.scenario import (
    FIELD_NAMES,
    NEED_NAMES,
    ROLE_LEVEL_NAMES,
    Field,
    Need,
    RoleLevel,
    Scenario,
)
from cards.wording import Wording
from catalogue.services.scenarios import Answering
from catalogue.web.addresses import here, member_of
from catalogue.web.scenario_parts import ScenarioFace, scenario_face

Names = Mapping[StrEnum, Wording]


class GroupedBy(StrEnum):
    """What the headings of the list are."""

    FIELD = "field"
    ROLE = "role"


GROUPED_BY_NAMES = {
    GroupedBy.FIELD: Wording("按领域", "by field"),
    GroupedBy.ROLE: Wording("按承载级别", "by role level"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """A word by which the list can be narrowed, with what it leaves and its address."""

    name: Wording
    count: int
    is_chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The words of one kind."""

    name: Wording
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A scenario of the list; `tally` says how many magnesium cards answer it, None where it
    demands nothing of a material."""

    face: ScenarioFace
    tally: Answering | None


@dataclass(frozen=True, slots=True)
class Group:
    """The scenarios under one heading."""

    key: str
    name: Wording
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class ScenarioList:
    """The list as the address asks for it; `count` scenarios of `total` are shown."""

    groups: tuple[Group, ...]
    narrowings: tuple[Narrowing, ...]
    grouped: tuple[Option, ...]
    count: int
    total: int
    whole_url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of the address; None narrows nothing."""

    field: Field | None
    role: RoleLevel | None
    need: Need | None

    @classmethod
    def of_address(cls) -> Wanted:
        """Raises InputRefused."""
        kinds = {"field": Field, "role": RoleLevel, "need": Need}
        asked = {name: request.args.get(name, "") for name in kinds}
        found = (
            member_of(kind, name, asked[name]) if asked[name] else None
            for name, kind in kinds.items()
        )
        return cls(*found)

    def admits(self, scenario: Scenario, but: str = "") -> bool:
        """Whether a scenario is all that is wanted, one kind of words left out."""
        return (
            (but == "field" or self.field in (None, scenario.field))
            and (but == "role" or self.role in (None, scenario.role_level))
            and (but == "need" or self.need is None or self.need in scenario.needs)
        )


def scenario_list(scenarios: Sequence[Scenario], tallies: Mapping[str, Answering]) -> ScenarioList:
    """The list for the address of the request. Raises InputRefused."""
    wanted = Wanted.of_address()
    asked = request.args.get("by", "") or GroupedBy.FIELD
    by = member_of(GroupedBy, "by", asked)
    shown = [entry for entry in scenarios if wanted.admits(entry)]
    return ScenarioList(
        groups=_groups(shown, tallies, by),
        narrowings=_narrowings(scenarios, wanted),
        grouped=tuple(_grouping(key, by, len(shown)) for key in GroupedBy),
        count=len(shown),
        total=len(scenarios),
        whole_url=here("", field=[], role=[], need=[]),
    )


def _grouping(key: GroupedBy, chosen: GroupedBy, count: int) -> Option:
    url = here("", by=[] if key is GroupedBy.FIELD else [key])
    return Option(GROUPED_BY_NAMES[key], count, key is chosen, url)


def _narrowings(scenarios: Sequence[Scenario], wanted: Wanted) -> tuple[Narrowing, ...]:
    kinds: tuple[tuple[str, Wording, Names, StrEnum | None], ...] = (
        ("need", Wording("需求", "Need"), NEED_NAMES, wanted.need),
        ("role", Wording("承载级别", "Role level"), ROLE_LEVEL_NAMES, wanted.role),
        ("field", Wording("领域", "Field"), FIELD_NAMES, wanted.field),
    )
    return tuple(
        Narrowing(says, tuple(_options(key, names, chosen, scenarios, wanted)))
        for key, says, names, chosen in kinds
    )


def _options(
    key: str, names: Names, chosen: StrEnum | None, scenarios: Sequence[Scenario], wanted: Wanted
) -> Iterable[Option]:
    left = [entry for entry in scenarios if wanted.admits(entry, but=key)]
    words = {"need": lambda s: s.needs, "role": lambda s: (s.role_level,)}
    of = words.get(key, lambda s: (s.field,))
    for word, name in names.items():
        count = sum(word in of(entry) for entry in left)
        if count or word is chosen:
            is_chosen = word is chosen
            yield Option(name, count, is_chosen, here("", **{key: [] if is_chosen else [word]}))


def _groups(
    shown: Sequence[Scenario], tallies: Mapping[str, Answering], by: GroupedBy
) -> tuple[Group, ...]:
    """Under each heading the heaviest duty first."""
    levels = list(RoleLevel)
    ordered = sorted(shown, key=lambda entry: -levels.index(entry.role_level))
    names: Names = FIELD_NAMES if by is GroupedBy.FIELD else ROLE_LEVEL_NAMES
    found = {key: [s for s in ordered if key in (s.field, s.role_level)] for key in names}
    return tuple(
        Group(
            key.value,
            names[key],
            tuple(Tile(scenario_face(entry), tallies.get(entry.key)) for entry in entries),
        )
        for key, entries in found.items()
        if entries
    )
