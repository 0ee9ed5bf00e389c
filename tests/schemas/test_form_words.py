"""Words for forms of supply, and the form that each means."""

import pytest

from schemas.form_words import form_called, form_list
from schemas.sheet_head import FORM_NAMES


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("压铸", "hpdc"),
        ("高压压铸", "hpdc"),
        ("压铸件", "hpdc"),
        ("Die Casting", "hpdc"),
        ("HPDC", "hpdc"),
        ("砂铸", "sand"),
        ("金属型", "gravity"),
        ("挤压铸造", "squeeze"),
        ("挤压", "extrusion"),
        ("挤压材", "extrusion"),
        ("型材", "extrusion"),
        ("挤出", "extrusion"),
        ("轧制", "sheet"),
        ("锻造", "forging"),
        ("半固态", "semi_solid"),
        ("触变成形", "semi_solid"),
        ("高压铸造 high-pressure die casting", "hpdc"),
        ("棒材", ""),
        ("管材", ""),
        ("注射成型", ""),
        ("压铸和挤压", ""),
        ("", ""),
    ],
)
def test_only_exact_words_mean_a_form(word, form):
    assert form_called(word) == form


@pytest.mark.parametrize("key", FORM_NAMES)
def test_a_form_goes_by_its_key_and_both_names(key):
    assert {form_called(key), *map(form_called, (FORM_NAMES[key].zh, FORM_NAMES[key].en))} == {key}


def test_advice_lists_every_form():
    assert all(
        name.zh in form_list().zh and name.en in form_list().en for name in FORM_NAMES.values()
    )
