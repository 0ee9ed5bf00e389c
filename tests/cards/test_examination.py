"""Everything that a supplier is told of a card beside its problems."""

import time
from dataclasses import replace
from datetime import date

import pytest

from cards.examination import examine
from cards.vocabulary import VOCABULARY
from tests.cards.build import card, scenario, stated

ROOM = {"temperature": "23 °C"}
TODAY = date(2026, 7, 1)
LIGHT = stated("density", "1.8 g/cm3")


def test_scenarios_are_told_the_nearest_first_and_those_that_ask_nothing_not_at_all():
    asked = [scenario("none", ""), scenario("far", "ρ<=1.7g/cm3"), scenario("near", "ρ<=1.85g/cm3")]
    found = examine(card(LIGHT), asked, TODAY)

    assert ["near", "far"] == [entry.key for entry, _ in found.fits]


@pytest.mark.parametrize(
    ("until", "is_expired"),
    [(None, False), (date(2026, 7, 1), False), (date(2026, 6, 30), True)],
)
def test_a_card_is_valid_on_its_last_day(until, is_expired):
    found = examine(replace(card(LIGHT), valid_until=until), [], TODAY)

    assert is_expired is found.is_expired


def test_a_large_card_is_examined_while_somebody_types():
    """150 values against 30 scenarios; the bound leaves room for a busy machine."""
    known = [entry for entry in VOCABULARY.properties.values() if entry.kind == "number"]
    chosen = [known[place % len(known)] for place in range(150)]
    shown = card(
        *(
            stated(entry.key, "1" if entry.unit == "1" else f"1 {entry.unit}", **ROOM)
            for entry in chosen
        )
    )
    asked = [scenario(str(n), "Rm>=200MPa; A>=8%→12%?; ρ<=1.85g/cm3") for n in range(30)]
    begun = time.process_time()
    examine(shown, asked, TODAY)

    assert time.process_time() - begun < 0.25
