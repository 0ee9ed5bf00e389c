"""The scenarios that a sentence names, beside what became of its requirements."""

from __future__ import annotations

from cards.plain_words.reading import LONGEST
from cards.scenario import Scenario
from cards.scenario_naming import scenarios_named
from catalogue.db import Session
from catalogue.services.scenarios import list_scenarios


def parts_named(session: Session, text: str) -> tuple[Scenario, ...]:
    """The scenarios named in what was typed; none in a text that is too long to be read."""
    if not text.strip() or len(text) > LONGEST:
        return ()
    return scenarios_named(text, list_scenarios(session))
