"""The application scenarios that ship with the project, read from `data/scenarios.yaml`.

To add a scenario, add an entry to that file.
"""

from __future__ import annotations

from collections.abc import Iterator

from cards.scenario import Scenario
from cards.vocabulary import parse_yaml
from catalogue.demo.documents import DATA
from schemas.scenario import read_scenario


def shipped_scenarios() -> Iterator[Scenario]:
    """Every scenario, in the order of the file. Raises ScenarioRefused."""
    documents = parse_yaml((DATA / "scenarios.yaml").read_text(encoding="utf-8"))
    return map(read_scenario, documents)
