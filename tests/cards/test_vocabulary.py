"""The vocabulary is complete and consistent in itself, and finds things by any of their names."""

from collections import defaultdict

import pytest

from cards.errors import UnknownAxis, UnknownProperty
from cards.standards import find_standard, standards_in, successor_of
from cards.vocabulary import VOCABULARY, Tolerance
from cards.wording import normalise

PROPERTIES = pytest.mark.parametrize(
    "entry", list(VOCABULARY.properties.values()), ids=lambda entry: entry.key
)
AXES = pytest.mark.parametrize("axis", list(VOCABULARY.axes.values()), ids=lambda axis: axis.key)


@PROPERTIES
def test_a_property_refers_only_to_what_exists(entry):
    curve_axes = (entry.curve.axis, entry.curve.family) if entry.curve else ()

    assert entry.group in VOCABULARY.groups
    assert entry.unit is None or entry.unit in VOCABULARY.units
    assert {*entry.needs, *entry.wants, *filter(None, curve_axes)} <= VOCABULARY.axes.keys()
    assert not set(entry.needs) & set(entry.wants)


@PROPERTIES
def test_a_property_is_named_in_both_languages(entry):
    assert entry.name.zh
    assert entry.name.en
    assert entry.name.zh != entry.name.en
    assert entry.trust in ("seen", "domain")


@PROPERTIES
def test_bounds_are_sane(entry):
    hard, typical, target = entry.hard, entry.typical, entry.target

    assert entry.kind == "choice" or (hard is not None and hard[0] < hard[1])
    assert typical is None or (typical[0] < typical[1] and _inside(typical, hard))
    assert target is None or (target[0] < target[1] and _inside(target, hard))
    assert entry.better != "target" or target or entry.key == "coating_thickness"


def _inside(inner, outer):
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@PROPERTIES
def test_kind_and_content_fit(entry):
    assert (entry.kind == "choice") == bool(entry.choices) == (entry.unit is None)
    assert (entry.kind == "rating") == bool(entry.ratings)
    assert entry.kind != "curve" or entry.curve
    assert all(_inside((rating, rating), entry.hard) for rating in entry.ratings)
    assert (entry.derived is None) == (entry.tolerance is None)


@PROPERTIES
def test_a_curve_runs_over_a_numeric_axis(entry):
    assert entry.curve is None or VOCABULARY.axis(entry.curve.axis).is_number


@PROPERTIES
def test_standards_named_are_known_and_in_force(entry):
    for text in entry.standards:
        for designation in standards_in(text):
            assert find_standard(designation) is not None
            assert successor_of(designation) is None


@AXES
def test_an_axis_is_a_number_a_choice_or_text(axis):
    assert axis.name.zh
    assert axis.name.en
    assert axis.unit is None or axis.unit in VOCABULARY.units
    assert not (axis.unit and axis.choices)
    assert axis.is_number or not (axis.is_logarithmic or axis.is_pair or axis.words)
    assert all(choice.name.zh and choice.name.en for choice in axis.choices.values())


@pytest.mark.parametrize(
    "entries", [VOCABULARY.properties, VOCABULARY.axes], ids=["properties", "axes"]
)
def test_no_name_stands_for_two_entries(entries):
    bearers = defaultdict(set)
    for entry in entries.values():
        for name in filter(None, entry.names()):
            bearers[normalise(name)].add(entry.key)

    assert {} == {name: keys for name, keys in bearers.items() if len(keys) > 1}


@AXES
def test_no_word_stands_for_two_choices_of_an_axis(axis):
    bearers = defaultdict(set)
    for choice in axis.choices.values():
        for name in (choice.key, choice.name.zh, choice.name.en, *choice.synonyms):
            bearers[normalise(name).casefold()].add(choice.key)

    assert {} == {name: keys for name, keys in bearers.items() if len(keys) > 1}


@PROPERTIES
def test_a_property_is_found_by_each_of_its_names(entry):
    for name in filter(None, entry.names()):
        assert entry is VOCABULARY.find_property(name)


@AXES
def test_an_axis_is_found_by_each_of_its_names(axis):
    for name in filter(None, axis.names()):
        assert axis is VOCABULARY.find_axis(name)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("A", "elongation"),
        ("a", "thermal_diffusivity"),
        ("ＲＰ０.２", "proof_strength_02"),
        ("rp 0.2", "proof_strength_02"),
        ("屈服强度", "proof_strength_02"),
        ("uts", "tensile_strength"),
        ("Q⁻¹", "loss_factor"),
        ("density", "density"),
    ],
)
def test_capitals_count_only_where_they_tell_two_properties_apart(name, key):
    assert key == VOCABULARY.find_property(name).key


def test_temperature_and_thickness_are_told_apart():
    assert ("temperature", "thickness") == tuple(VOCABULARY.find_axis(n).key for n in "Tt")


def test_an_unknown_property_names_its_neighbours():
    for look_up in (VOCABULARY.property, VOCABULARY.find_property):
        with pytest.raises(UnknownProperty) as unknown:
            look_up("tensile_strenght")
        assert "抗拉强度" in unknown.value.near
        assert "抗拉强度" in unknown.value.wording.zh


def test_an_unknown_axis_is_refused():
    for look_up in (VOCABULARY.axis, VOCABULARY.find_axis):
        with pytest.raises(UnknownAxis) as unknown:
            look_up("mood")
        assert "mood" in unknown.value.wording.zh
        assert "mood" in str(unknown.value)


def test_a_group_lists_its_properties_in_order():
    corrosion = VOCABULARY.in_group("corrosion")

    assert "corrosion_rate" == corrosion[0].key
    assert sum(len(VOCABULARY.in_group(group)) for group in VOCABULARY.groups) == len(
        VOCABULARY.properties
    )


@pytest.mark.parametrize(
    ("tolerance", "wanted", "stated", "holds"),
    [
        (Tolerance(absolute=5), 23, 28, True),
        (Tolerance(absolute=5), 23, 28.1, False),
        (Tolerance(relative=0.1), 2, 2.2, True),
        (Tolerance(relative=0.1), 2, 2.3, False),
        (Tolerance(), 1e9, 1e9, True),
        (Tolerance(), 0, 0, True),
    ],
)
def test_tolerances_include_their_edge(tolerance, wanted, stated, holds):
    assert holds is tolerance.holds(wanted, stated)
