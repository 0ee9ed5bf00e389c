"""What readers see of a confidential value: that it exists."""

from cards.confidentiality import confidential_values, for_readers
from cards.values import Absence, AbsenceReason
from schemas.draft import dump_card, read_leniently


def card(**mark):
    secret = {
        "property": "youngs_modulus",
        "value": "45.3",
        "unit": "GPa",
        "basis": "mean",
        "s": "0.7",
        "n": 5,
        "note": "45.3 from five bars",
        "standard": "GB/T 22315",
        "conditions": {"temperature": "23 °C"},
        "source": "a",
        **mark,
    }
    ratio = {"property": "poissons_ratio", "value": "0.35", "conditions": {"temperature": "23 °C"}}
    return read_leniently({"designation": "AM60B", "values": [secret, ratio]})


def test_a_card_that_keeps_nothing_back_is_itself():
    open_card = card()
    assert for_readers(open_card) is open_card
    assert confidential_values(open_card) == ()


def test_no_number_is_left_and_what_surrounds_it_is():
    shown = for_readers(card(confidential=True))
    value = shown.values[0]
    assert value.content == Absence(AbsenceReason.ON_REQUEST)
    assert (value.standard, value.specimens, value.source) == ("GB/T 22315", 5, "a")
    assert "45.3" not in str(dump_card(shown))
    assert "0.7" not in str(dump_card(shown))
    assert shown.values[1] == card().values[1]


def test_nothing_can_be_computed_back():
    assert "shear_modulus" in card(confidential=True).derived
    assert "shear_modulus" not in for_readers(card(confidential=True)).derived


def test_what_readers_see_is_a_card_like_any_other():
    shown = for_readers(card(confidential=True))
    assert read_leniently(dump_card(shown)) == shown
