"""Cards side by side against a scenario: how each answers its requirements, as rows and a radar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from markupsafe import Markup

from cards.matching import match
from cards.scenario import FIELD_NAMES, Scenario
from cards.wording import Wording
from catalogue.db import Session
from catalogue.http.languages import language
from catalogue.radar_chart import radar_chart, radar_title
from catalogue.services.comparing import Compared
from catalogue.services.scenarios import get_scenario, list_scenarios
from schemas.match_table import Cell, Column, Line, columns_of, line
from schemas.radar import radar
from schemas.radar_parts import Radar


@dataclass(frozen=True, slots=True)
class Choice:
    """A scenario to compare against."""

    key: str
    name: Wording
    field: Wording


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with what each card answers, in the order of the cards."""

    column: Column
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class AgainstScenario:
    """The rows of a scenario, and its picture where it has enough axes."""

    key: str
    name: Wording
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    radar: Radar | None
    picture: Markup


def choices_of(session: Session) -> list[Choice]:
    """The scenarios that demand something of a material, by field."""
    found = [entry for entry in list_scenarios(session) if entry.requirements]
    fields = list(FIELD_NAMES)
    found.sort(key=lambda entry: fields.index(entry.field))
    return [Choice(entry.key, entry.name, FIELD_NAMES[entry.field]) for entry in found]


def against_scenario(session: Session, cards: Sequence[Compared]) -> AgainstScenario | None:
    """The cards against the scenario of the address; None where it names none. Raises
    ScenarioNotFound."""
    key = request.args.get("scenario", "")
    if not key or not cards:
        return None
    return _against(get_scenario(session, key), cards)


def _against(scenario: Scenario, cards: Sequence[Compared]) -> AgainstScenario:
    matches = [match(one.view.number, one.card, scenario.requirements) for one in cards]
    columns = columns_of(scenario.requirements)
    lines = tuple(line(found, columns, one.card) for found, one in zip(matches, cards, strict=True))
    rows = (
        Row(column, tuple(entry.cells[place] for entry in lines))
        for place, column in enumerate(columns)
    )
    drawn = radar(scenario.requirements, matches, _titles(cards))
    return AgainstScenario(
        scenario.key, scenario.name, lines, tuple(rows), drawn, _picture(drawn, scenario.name)
    )


def _titles(cards: Sequence[Compared]) -> list[str]:
    """What the cards are called, with their numbers where two share a title."""
    titles = [one.card.title for one in cards]
    return [
        f"{title} {one.view.number}" if titles.count(title) > 1 else title
        for title, one in zip(titles, cards, strict=True)
    ]


def _picture(drawn: Radar | None, name: Wording) -> Markup:
    if drawn is None:
        return Markup()
    lang = language()
    # The module that draws it escapes every text.
    return Markup(radar_chart(drawn, radar_title(drawn, name, lang), lang))  # noqa: S704
