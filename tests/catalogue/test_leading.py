"""Which cards lead in each need: comparable magnesium only, and nothing where nothing is known."""

import pytest

from cards.comparability import open_axes
from cards.scenario import Need
from catalogue.services.leading import MEASURES, MOST, leading
from tests.catalogue.people import document, published, value

ROOM = {"temperature": "23 °C"}


def heat(text, **conditions):
    return value("thermal_conductivity", text, "W/(m·K)", conditions=conditions)


def leading_in(database, need):
    with database.reading() as session:
        (found,) = (entry for entry in leading(session) if entry.measure.need is need)
    return found


def led(database, need):
    return [leader.entry.card.designation for leader in leading_in(database, need).leaders]


@pytest.fixture
def cards(database, people):
    """Cards of which two state the conductivity at room temperature, and another material."""
    with database.transaction() as session:
        for designation, family, entry in (
            ("AM60B", "Mg-Al-Mn", heat("62", **ROOM)),
            ("AZ91D", "Mg-Al-Zn", heat("51", **ROOM)),
            ("AS41A", "Mg-Al-Si", heat("68")),
            ("A380", "Al (die casting)", heat("96", **ROOM)),
        ):
            published(session, people, document(designation, entry, family=family))
    return database


def test_the_best_comparable_magnesium_leads(cards):
    assert led(cards, Need.HEAT) == ["AM60B", "AZ91D"]


def test_nothing_leads_where_nothing_is_known(cards):
    assert led(cards, Need.SHIELDING) == []


def test_another_specimen_does_not_lead(cards, people):
    with cards.transaction() as session:
        for text, notch in (("18", "none"), ("6", "V2")):
            stated = {**ROOM, "notch": notch}
            entry = value("impact_energy", text, "J", conditions=stated)
            published(session, people, document(f"NOTCH{notch}", entry, family="Mg-Al"))
    assert led(cards, Need.IMPACT) == ["NOTCHnone"]


def test_a_new_card_is_noticed_and_few_are_shown(cards, people):
    assert led(cards, Need.HEAT)[0] == "AM60B"
    with cards.transaction() as session:
        for number in range(MOST + 1):
            best = document(f"NEW{number}", heat(f"{100 + number}", **ROOM), family="Mg-Zn")
            published(session, people, best)
    assert led(cards, Need.HEAT) == ["NEW3", "NEW2", "NEW1"]


@pytest.mark.parametrize(
    ("texts", "shown", "equal"),
    [
        (["90", "80", "70"], ["90", "80", "70"], 0),
        (["90", "90", "90", "90", "80"], ["90", "90", "90"], 1),
        (["90", "80", "80", "80", "80"], ["90", "80", "80"], 2),
        (["90"] * 25, ["90", "90", "90"], 22),
        ([">=95", "90", "90", "90"], ["90", "90", "90"], 0),
    ],
)
def test_those_that_are_equal_to_the_last_are_counted(database, people, texts, shown, equal):
    with database.transaction() as session:
        for place, text in enumerate(texts):
            card = document(f"EQ{place}", heat(text, **ROOM), family="Mg-Zn")
            published(session, people, card)
    found = leading_in(database, Need.HEAT)
    assert [str(leader.figure.span.low)[:2] for leader in found.leaders] == shown
    assert found.equal == equal


def test_an_empty_catalogue_has_no_leaders(database):
    assert led(database, Need.HEAT) == []


def test_every_need_has_one_measure_under_a_stated_condition():
    assert [measure.need for measure in MEASURES] == list(Need)
    for measure in MEASURES:
        entry, conditions = measure.asked
        assert entry.better in ("higher", "lower")
        assert open_axes(conditions, entry) == ()
        assert measure.why.zh
        assert measure.why.en
