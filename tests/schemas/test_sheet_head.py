"""The first page of a sheet."""

from dataclasses import replace

import pytest

from cards.matching import match
from cards.sections import EXPECTED
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas.figures import NBSP
from schemas.sheet_head import (
    KEY_PROPERTIES,
    form_name,
    gaps,
    key_figures,
    process_text,
    scenario_lines,
)
from tests.schemas.build import ROOM, absent, card, curve, scenario, strength, value


def plain(wording):
    return wording.zh.replace(NBSP, " "), wording.en.replace(NBSP, " ")


def figure_of(*values):
    (found,) = key_figures(card(*values))
    return found


def gap_texts(*values, **more):
    return [gap.en for gap in gaps(card(*values, **more))]


@pytest.mark.parametrize(
    ("form", "named"),
    [
        ("hpdc", Wording("高压铸造", "high-pressure die casting")),
        ("rod", Wording("rod", "rod")),
        ("", NO_WORDING),
    ],
)
def test_a_form_is_named_in_both_languages_or_stays_as_typed(form, named):
    assert named == form_name(form)


@pytest.mark.parametrize(
    ("form", "process", "shown"),
    [
        ("hpdc", "高压铸造 / high-pressure die casting", ""),
        (
            "sand",
            "砂型铸造 / sand casting; T6: 250 °C 16 h",
            "砂型铸造 / sand casting; T6: 250 °C 16 h",
        ),
        ("hpdc", "vacuum", "vacuum"),
        ("", "vacuum", "vacuum"),
        ("rod", "rod", ""),
        ("rod", "drawn rod", "drawn rod"),
        ("hpdc", "", ""),
    ],
)
def test_a_process_that_only_says_the_form_again_is_left_out(form, process, shown):
    assert shown == process_text(card(form=form, process=process))


def test_a_key_figure_has_number_unit_basis_and_condition():
    found = figure_of(strength(text="130.0"))

    assert ("proof_strength_02", "Rp0.2", "130.0", "MPa") == (
        found.key,
        found.symbol,
        found.number,
        found.unit,
    )
    assert (Wording("典型", "typical"), ("23 °C", "23 °C")) == (found.basis, plain(found.condition))
    assert (True, NO_WORDING) == (found.is_comparable, found.also)


def test_at_most_six_figures_lead_the_most_asked_for_first():
    stated = [
        value(key, str(VOCABULARY.property(key).typical[0] or 1), VOCABULARY.property(key).unit)
        for key in reversed(KEY_PROPERTIES)
    ]

    assert list(KEY_PROPERTIES[:6]) == [found.key for found in key_figures(card(*stated))]


@pytest.mark.parametrize(
    "typed",
    [
        absent(),
        strength(basis="calculated"),
        strength(conditions={"T": "150 °C"}),
        curve(),
    ],
)
def test_what_proves_nothing_at_room_temperature_never_leads(typed):
    assert () == key_figures(card(typed))


@pytest.mark.parametrize(
    "weaker",
    [
        strength(text="150", conditions={}),
        strength(text="150", basis="minimum"),
        strength(text="150", source="s1"),
    ],
)
def test_the_comparable_typical_and_best_documented_number_leads(weaker):
    assert "130" == figure_of(weaker, strength(source="s2")).number


def test_a_figure_that_is_not_comparable_is_marked():
    assert not figure_of(strength(conditions={})).is_comparable


def test_a_number_without_basis_says_none():
    assert NO_WORDING == figure_of(strength(basis=None)).basis


@pytest.mark.parametrize(
    ("others", "zh", "en"),
    [
        (
            [strength(text="0.12", unit="GPa", basis="minimum")],
            "保证值 0.12 GPa",
            "guaranteed 0.12 GPa",
        ),
        (
            [strength(text="150"), strength(text="≥ 110")],
            "3 个值：110~150 MPa",
            "3 values: 110~150 MPa",
        ),
        ([strength()], "", ""),
        ([], "", ""),
    ],
)
def test_what_else_the_card_says_stands_beside_the_figure(others, zh, en):
    assert (zh, en) == plain(figure_of(strength(source="s2"), *others).also)


def test_the_three_best_fitting_scenarios_are_named():
    content = card(value(), strength(text="150"))

    def fit(key, *texts):
        wanted = replace(scenario(*texts), key=key)
        return wanted, match("MG-1", content, wanted.requirements)

    found = scenario_lines(
        [
            fit("excluded", "ρ<=1g/cm3"),
            fit("possible", "A>=5%"),
            fit("half", "Rp0.2>=100MPa→200MPa?"),
            fit("third", "Rp0.2>=100MPa→250MPa?"),
            fit("must-only", "ρ<=2g/cm3"),
            fit("alike", "Rp0.2>=100MPa→200MPa?"),
        ]
    )

    assert [("alike", "50"), ("half", "50"), ("third", "33")] == [
        (line.key, line.score) for line in found
    ]


@pytest.mark.parametrize("texts", [(), ("A>=5%",)])
def test_a_scenario_of_which_nothing_is_known_is_no_fit(texts):
    content, wanted = card(value()), scenario(*texts)

    assert () == scenario_lines([(wanted, match("MG-1", content, wanted.requirements))])


def test_a_scenario_without_score_shows_none():
    content, wanted = card(value()), scenario("ρ<=2g/cm3")
    (found,) = scenario_lines([(wanted, match("MG-1", content, wanted.requirements))])

    assert ("qualified", Wording("合格", "qualified"), "", f"100{NBSP}%") == (
        found.tier,
        found.tier_name,
        found.score,
        found.coverage,
    )


def test_gaps_name_what_is_not_stated():
    found = gap_texts(value(), absent("elongation"), strength(), absent("mass_loss_rate"))

    assert found[0].startswith("Not stated: tensile strength, elongation after fracture, Young's")
    assert "corrosion rate (penetration)" in found[0]
    assert "density" not in found[0]


def test_one_of_several_alternatives_is_enough():
    (stated,) = (
        gap for gap in gap_texts(value("salt_spray_hours", "96", "h")) if "Not stated" in gap
    )

    assert "corrosion rate" not in stated


def test_gaps_count_what_is_not_comparable_and_say_what_it_lacks():
    found = gaps(
        card(value(), strength(conditions={}), value("elongation", "8", "%"), absent("porosity"))
    )

    assert "3 个值中 2 个不可比，不参与排名；缺：试验温度 2、标距 1。" == found[1].zh
    assert "2 of 3 values are not comparable and are not ranked" in found[1].en
    assert "missing: test temperature 2, gauge length 1." in found[1].en


def test_a_card_that_says_everything_has_no_gaps():
    stated = []
    for keys in EXPECTED:
        entry = VOCABULARY.property(keys[0])
        stated.append(absent(keys[0]) if entry.needs else value(keys[0], "1", entry.unit))
    found = gap_texts(
        *stated,
        composition={"elements": [{"element": "Mg", "balance": True}]},
        limits_of_use=["dry"],
    )

    assert 1 == len(found)
    assert "density" not in found[0]


def test_composition_and_limits_of_use_are_missed():
    composition, limits = gaps(card(value()))[1:]

    assert Wording("未给出化学成分。", "Composition is not stated.") == composition
    assert "未给出使用限制；不代表没有限制。" == limits.zh
    assert limits.en.startswith("Limits of use are not stated")


def test_a_card_with_every_expected_value_misses_none():
    conditions = {**ROOM, "gauge": "A5"}
    stated = [
        value(keys[0], "1", VOCABULARY.property(keys[0]).unit, conditions=conditions)
        for keys in EXPECTED
    ]

    assert not any("Not stated" in gap for gap in gap_texts(*stated))
