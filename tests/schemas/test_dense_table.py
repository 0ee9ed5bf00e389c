"""Columns that are added to a result: a figure and what it rests on, or why there is none."""

from schemas.dense_table import extra_cells, extra_heads
from schemas.draft import read_leniently

KEYS = ("density", "proof_strength_02", "youngs_modulus")
CARD = read_leniently(
    {
        "designation": "AM60B",
        "values": [
            {"property": "density", "value": "1.80", "unit": "g/cm3", "basis": "typical"},
            {"property": "proof_strength_02", "value": "130", "unit": "MPa"},
        ],
    }
)


def test_a_head_names_its_property():
    assert [head.symbol for head in extra_heads(KEYS)] == ["ρ", "Rp0.2", "E"]


def test_a_cell_says_what_it_rests_on_or_what_is_missing():
    known, lacking, nothing = extra_cells(CARD, KEYS)
    assert (known.text.en, known.beside.en, known.is_comparable) == (
        "1.80\u00a0g/cm³",
        "typical",
        True,
    )
    assert (lacking.text.en, lacking.is_comparable) == ("130\u00a0MPa", False)
    assert lacking.beside.en == "condition not stated · test temperature"
    assert (nothing.text.en, nothing.beside.en) == ("", "not stated on the card")
