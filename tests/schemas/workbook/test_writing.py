"""Cards in the sheets of the template, and back again."""

import json
from itertools import islice

import pytest

from catalogue.demo.documents import literature_cards
from schemas.draft import read_draft
from schemas.workbook.grid import Sheet, Workbook
from schemas.workbook.layout import CARDS, LAYOUT
from schemas.workbook.mapping import propose
from schemas.workbook.reading import read_workbook
from tests.schemas.build import absent, curve, document, full_document, strength, value
from tests.schemas.workbook.writing import header_rows, workbook_of


def canonical(card):
    return read_draft(card).document


def read_back(*cards):
    workbook = workbook_of((f"K{place}", card) for place, card in enumerate(cards))
    return read_workbook(workbook, propose(workbook))


def without_order(card):
    """The card with its lists sorted: a workbook holds rows, values and curves on three sheets."""
    card["values"].sort(key=str)
    card["composition"].get("elements", []).sort(key=str)
    return card


def writable(card):
    """The card without what a workbook has no place for."""
    used = {entry.get("source") for entry in card["values"]} | {card["sources"][0]["id"]}
    used.add(card.get("composition", {}).get("source"))
    card["sources"] = [source for source in card["sources"] if source["id"] in used]
    card.pop("proven_cases", None)
    card["limits_of_use"] = [_one_language(limit) for limit in card.get("limits_of_use", ())]
    card.setdefault("composition", {})
    return card


def _one_language(limit):
    return {"zh": limit["zh"]} if "zh" in limit else limit


def test_a_full_card_comes_back():
    card = canonical(full_document())
    reading = read_back(card)
    assert not [finding for finding in reading.findings if finding.is_hard]
    (found,) = reading.cards
    assert (found.key, found.sheet, found.rows) == ("K0", "卡片 cards", (5,))
    assert without_order(writable(card)) == without_order(writable(canonical(found.document)))


def test_cards_of_the_literature_come_back():
    cards = [canonical(card.document) for card in islice(literature_cards(), 0, None, 7)]
    found = [canonical(card.document) for card in read_back(*cards).cards]
    wanted = [without_order(writable(card)) for card in cards]
    assert wanted == [without_order(writable(card)) for card in found]


def test_what_a_column_says_stands_in_the_row():
    said = strength("tensile_strength", "250", conditions={"temperature": "23 °C"})
    sheets = workbook_of([("K", canonical(document(said, strength(text="150", note="x"))))]).sheets
    row = dict(zip([column.target for column in CARDS.columns], sheets[0].rows[4], strict=True))
    assert row["property:tensile_strength"] == "250"
    assert row["property:proof_strength_02"] is None
    assert "150" in sheets[1].rows[1]
    assert len(sheets[2].rows) == 1


@pytest.mark.parametrize(
    "said",
    [
        value(text="1.80"),
        value(unit="kg/m3", text="1800"),
        absent("elongation", "pending", until="2027-03-01"),
        absent("porosity", "below_limit", limit="0.1", unit="%", basis="single", source="s1"),
        strength(conditions={"temperature": "150 °C", "orientation": "L"}, n=5, s="2.1"),
        strength(conditions={"temperature": "23 °C"}, confidential=True),
        curve(conditions={"orientation": "L"}, confidential=True),
        curve(["0", "0"], ["0.01", "150"], key="stress_strain_curve", x="strain", x_unit=""),
    ],
    ids=lambda said: said["property"],
)
def test_every_kind_of_value_comes_back(said):
    card = canonical(document(said))
    assert json.loads(json.dumps(card["values"])) == [
        *canonical(read_back(card).cards[0].document)["values"]
    ]


def test_the_template_itself_is_empty():
    workbook = Workbook(tuple(Sheet(layout.name, header_rows(layout)) for layout in LAYOUT))
    plan = propose(workbook)
    assert [sheet.role for sheet in plan.sheets] == [layout.role for layout in LAYOUT]
    assert read_workbook(workbook, plan).cards == ()
    assert read_workbook(workbook, plan).findings == ()


def test_the_examples_of_the_template_are_a_card_without_faults():
    row = tuple(column.example or None for column in CARDS.columns)
    workbook = Workbook((Sheet(CARDS.name, (*header_rows(CARDS), row)),))
    reading = read_workbook(workbook, propose(workbook))
    assert reading.findings == ()
    (card,) = reading.cards
    assert read_draft(card.document).is_submittable
