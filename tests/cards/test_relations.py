"""The relations of physics: their formulas, their inverses and where they have no value."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import relations
from cards.relations import INDICES, RELATIONS, Relation
from cards.vocabulary import VOCABULARY


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.formula)
def test_a_formula_is_the_one_the_vocabulary_states(relation):
    formula = VOCABULARY.property(relation.target).derived
    given_numbers = {key: 2.0 + place for place, key in enumerate(relation.inputs)}
    if formula is None or not all(key in formula for key in relation.inputs):
        assert relation.target in {other.inputs[0] for other in RELATIONS}
        return

    expected = eval(formula, {"pi": math.pi}, given_numbers)  # noqa: S307
    assert pytest.approx(expected) == relation.compute(*given_numbers.values())


def test_every_formula_of_the_vocabulary_is_a_relation():
    stated_there = {entry.key for entry in VOCABULARY.properties.values() if entry.derived}

    assert stated_there <= {relation.target for relation in RELATIONS}


def test_a_result_that_is_no_finite_number_is_none():
    huge = Relation("density", ("density", "density"), "", lambda a, b: a * b)

    assert huge.ends([(1e200, 1e200), (1e200, 1e200)]) is None


positive = st.floats(1e-3, 1e3)


@given(positive)
def test_conversion_there_and_back_is_the_identity(number):
    pairs = [
        (relations.RESISTIVITY, relations.CONDUCTIVITY),
        *(
            (forward, back)
            for forward in RELATIONS
            for back in RELATIONS
            if (forward.inputs, back.inputs) == ((back.target,), (forward.target,))
        ),
    ]

    assert len(pairs) > 6
    for forward, back in pairs:
        assert pytest.approx(number) == back.compute(forward.compute(number))


@given(positive, st.floats(1.3, 2.1))
def test_both_rates_of_corrosion_turn_into_one_another(rate, density):
    loss = relations.MASS_LOSS.compute(rate, density)

    assert pytest.approx(rate) == relations.PENETRATION.compute(loss, density)


def test_indices_are_those_of_tie_beam_and_panel():
    assert 6 == len({relation.target for relation in INDICES})
