"""A card in place of the part that is replaced, with all that its figures leave open."""

import math

import pytest

from cards.judged_figure import figure_of
from cards.lightweighting import Saving
from cards.members import LimitedBy, Member
from cards.quantity import read_quantity
from cards.replacement import PartQuestion, missing_of, replace_part, replacements
from cards.scenario import Incumbent
from cards.sources import EvidenceGrade
from cards.values import Basis, Curve, Value
from cards.verdict import Reason
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from tests.cards.build import absent, card, stated

ROOM = {"temperature": "23 °C"}
DENSITY = stated("density", "1.80 g/cm3", source="paper")
MODULUS = stated("youngs_modulus", "45 GPa", **ROOM)
STRENGTH = stated("proof_strength_02", "130 MPa", **ROOM)
PANEL = PartQuestion(Member.PANEL, LimitedBy.BOTH)


def quantity(text, unit):
    return read_quantity(text, "", VOCABULARY.units[unit])


def incumbent(mass="5.5~10.5 kg", **more):
    given = {
        "density": quantity("7.8 g/cm3", "g/cm3"),
        "modulus": quantity("190 GPa", "GPa"),
        "strength": quantity("270 MPa", "MPa"),
    }
    return Incumbent(Wording("钢", "steel"), mass, **{**given, **more})


def replaced(*values, question=PANEL, part=None):
    return replace_part("MG-1", card(*values), part or incumbent(), question)


def ends(found):
    return found.low, found.high


@pytest.mark.parametrize(
    ("value", "span"),
    [
        (stated("density", "1.80 g/cm3"), (1.8, 1.8)),
        (stated("density", "1.78~1.82 g/cm3"), (1.78, 1.82)),
        (stated("density", "≤ 1.85 g/cm3"), (0, 1.85)),
        (stated("density", "≥ 1.7 g/cm3"), (1.7, math.inf)),
        (stated("youngs_modulus", "≤ 46 GPa", **ROOM), (0, 46)),
        (
            stated(
                "carbon_footprint",
                "≤ 20 kgCO2e/kg",
                boundary="cradle_to_gate",
                route="pidgeon",
                date="2025",
            ),
            (-math.inf, 20),
        ),
    ],
)
def test_a_figure_is_the_interval_of_the_value_that_counts(value, span):
    found = figure_of(card(value), value.property)

    assert (span, value) == (ends(found.span), found.value)


def test_of_several_values_the_unfavourable_one_of_equal_evidence_counts():
    found = figure_of(card(DENSITY, stated("density", "1.83 g/cm3", source="paper")), "density")

    assert (1.83, 1.83) == ends(found.span)


@pytest.mark.parametrize(
    ("value", "reason", "axes", "indicated"),
    [
        (absent("youngs_modulus"), Reason.NOT_TESTED, (), None),
        (stated("youngs_modulus", "45 GPa"), Reason.CONDITION_MISSING, ("temperature",), 45),
        (
            stated("youngs_modulus", "40 GPa", temperature="150 °C"),
            Reason.CONDITION_DIFFERS,
            ("temperature",),
            None,
        ),
        (
            stated("youngs_modulus", "45 GPa", basis=Basis.ESTIMATED, **ROOM),
            Reason.ONLY_CALCULATED,
            (),
            None,
        ),
    ],
)
def test_a_figure_that_does_not_count_says_why(value, reason, axes, indicated):
    found = figure_of(card(value), "youngs_modulus")

    assert (None, reason, axes) == (found.span, found.reason, found.axes)
    assert indicated == (found.indicated and found.indicated.low)


def test_a_curve_without_points_hints_at_nothing():
    curve = Value("youngs_modulus", Curve("temperature", "°C", "GPa", "GPa", ()))
    found = figure_of(card(curve), "youngs_modulus")

    assert (None, None, Reason.CONDITION_MISSING) == (found.span, found.indicated, found.reason)


def test_everything_follows_from_a_card_that_says_everything():
    found = replaced(DENSITY, MODULUS, STRENGTH, part=incumbent(wall=quantity("2 mm", "mm")))

    assert pytest.approx((0.373, 0.373), abs=5e-4) == ends(found.sized.mass)
    assert pytest.approx((3.233, 3.233), abs=5e-4) == ends(found.wall)
    assert pytest.approx((3.449, 6.584), abs=1e-3) == ends(found.mass_saved)
    assert (LimitedBy.STIFFNESS, Saving.SAVES) == (found.sized.governing, found.saving)
    assert (None, ()) == (found.indicated, found.checks)


def test_the_worst_evidence_counts():
    paper = stated("youngs_modulus", "45 GPa", source="paper", **ROOM)
    stiff, both = PartQuestion(Member.PANEL, LimitedBy.STIFFNESS), PANEL

    assert EvidenceGrade.C is replaced(DENSITY, paper, question=stiff).grade
    assert EvidenceGrade.D is replaced(DENSITY, paper, STRENGTH, question=both).grade
    assert replaced(DENSITY, question=stiff).grade is None


def test_what_the_card_leaves_unstated_is_indicated_and_not_counted():
    found = replaced(DENSITY, stated("youngs_modulus", "45 GPa"), STRENGTH)

    assert (math.inf, Saving.DEPENDS) == (found.sized.mass.high, found.saving)
    assert pytest.approx((0.373, 0.373), abs=5e-4) == ends(found.indicated)


@pytest.mark.parametrize(
    ("member", "wall", "expected"),
    [
        (Member.SAME_GEOMETRY, "2~3 mm", (2, 3)),
        (Member.SQUARE_BEAM, "2 mm", None),
        (Member.PANEL, None, None),
    ],
)
def test_a_wall_is_told_only_where_the_wall_is_what_grows(member, wall, expected):
    part = incumbent(wall=wall and quantity(wall, "mm"))
    question = PartQuestion(member, LimitedBy.STIFFNESS)
    found = replaced(DENSITY, MODULUS, part=part, question=question)

    assert expected == (found.wall and ends(found.wall))


def test_a_wall_is_not_told_where_the_growth_is_unknown():
    part = incumbent(wall=quantity("2 mm", "mm"))

    assert replaced(DENSITY, part=part).wall is None


def test_the_same_geometry_is_checked():
    found = replaced(DENSITY, MODULUS, question=PartQuestion(Member.SAME_GEOMETRY, LimitedBy.BOTH))

    assert [False, None] == [check.is_met for check in found.checks]


@pytest.mark.parametrize("mass", ["", "about 5 kg", "5", "≥ 5 kg", "5 m"])
def test_a_mass_that_is_no_range_saves_nothing_that_can_be_told(mass):
    assert replaced(DENSITY, MODULUS, STRENGTH, part=incumbent(mass)).mass_saved is None


@pytest.mark.parametrize(
    ("question", "more", "missing"),
    [
        (PANEL, {}, ()),
        (PartQuestion(), {}, ("member", "limited_by")),
        (PartQuestion(Member.TIE), {}, ("limited_by",)),
        (PartQuestion(), {"member": Member.TIE, "limited_by": LimitedBy.STIFFNESS}, ()),
        (PANEL, {"density": None, "strength": None}, ("density", "proof_strength_02")),
        (PartQuestion(Member.TIE), {"strength": None}, ("limited_by", "proof_strength_02")),
        (PartQuestion(Member.TIE, LimitedBy.STIFFNESS), {"strength": None}, ()),
        (PartQuestion(Member.TIE, LimitedBy.STIFFNESS), {"modulus": None}, ("youngs_modulus",)),
    ],
)
def test_what_the_scenario_leaves_out_is_told(question, more, missing):
    assert missing == missing_of(incumbent(**more), question)


PRICE = stated("price", "30~40 CNY/kg", date="2025-01", tax_basis="excl")
FOOTPRINT = stated(
    "carbon_footprint", "20 kgCO2e/kg", boundary="cradle_to_gate", route="pidgeon", date="2025"
)


@pytest.mark.parametrize(
    ("values", "cost", "mass"),
    [
        ((DENSITY, MODULUS, STRENGTH, PRICE), 40 * 0.373, 0.373),
        ((DENSITY, MODULUS, STRENGTH), None, 0.373),
        ((DENSITY, MODULUS, PRICE), None, None),
        ((PRICE,), None, None),
    ],
)
def test_the_unfavourable_ends_stand_in_the_exchange(values, cost, mass):
    found = replaced(*values).candidate

    assert ("MG-1", pytest.approx(cost, abs=2e-2), pytest.approx(mass, abs=5e-4)) == (
        found.name,
        found.cost,
        found.mass,
    )


def test_a_card_with_a_footprint_has_a_break_even():
    question = PartQuestion(
        Member.PANEL, LimitedBy.STIFFNESS, benefit=1e-4, footprint_before=2, mileage=2e5
    )
    found = replaced(DENSITY, MODULUS, FOOTPRINT, question=question).break_even

    assert pytest.approx((87_067, 87_067), rel=1e-3) == ends(found)


@pytest.mark.parametrize(
    ("values", "more"),
    [
        ((DENSITY, MODULUS, FOOTPRINT), {"footprint_before": 2}),
        ((DENSITY, MODULUS, FOOTPRINT), {"benefit": 1e-4}),
        ((DENSITY, MODULUS), {"benefit": 1e-4, "footprint_before": 2}),
        ((DENSITY, FOOTPRINT), {"benefit": 1e-4, "footprint_before": 2}),
    ],
)
def test_a_break_even_needs_everything_it_rests_on(values, more):
    question = PartQuestion(Member.PANEL, LimitedBy.STIFFNESS, **more)

    assert replaced(*values, question=question).break_even is None


def test_what_is_set_against_one_another_is_told_alike():
    taxed = stated("price", "30 CNY/kg", date="2025-01", tax_basis="incl")
    inside = {"boundary": "gate_to_gate", "route": "pidgeon", "date": "2025"}
    found = replaced(
        DENSITY, MODULUS, STRENGTH, taxed, stated("carbon_footprint", "5 kgCO2e/kg", **inside)
    )

    assert (None, ("tax_basis",)) == (found.candidate.cost, found.price.axes)
    assert (None, ("boundary",)) == (found.footprint.span, found.footprint.axes)


def test_cards_stand_in_their_order_with_who_wins():
    dear = stated("price", "90 CNY/kg", date="2025-01", tax_basis="excl")
    light = stated("density", "1.40 g/cm3")
    cards = [
        ("MG-1", card(DENSITY, MODULUS, STRENGTH, PRICE)),
        ("MG-2", card(light, MODULUS, STRENGTH, dear)),
        ("MG-3", card(DENSITY, MODULUS, STRENGTH)),
    ]
    made = replacements(
        incumbent(), PartQuestion(Member.PANEL, LimitedBy.BOTH, exchange=1e3), cards
    )

    assert ["MG-1", "MG-2", "MG-3"] == [entry.number for entry in made.found]
    assert ["MG-1", "MG-2"] == [reign.name for reign in made.reigns]
    assert ("MG-2", ("MG-3",), ()) == (made.winner, made.without_penalty, made.missing)


def test_without_an_exchange_constant_nobody_wins():
    assert replacements(incumbent(), PANEL, []).winner is None


@pytest.mark.parametrize(
    ("part", "question", "missing"),
    [
        (None, PANEL, ("incumbent",)),
        (incumbent(density=None), PANEL, ("density",)),
        (incumbent(member=Member.TIE), PartQuestion(), ("limited_by",)),
    ],
)
def test_nothing_is_compared_while_something_is_missing(part, question, missing):
    made = replacements(part, question, [("MG-1", card(DENSITY))])

    assert (missing, ()) == (made.missing, made.found)


@pytest.mark.parametrize(
    ("values", "knowledge"),
    [
        ((DENSITY, MODULUS, STRENGTH), 0),
        ((DENSITY, MODULUS), 1),
        ((DENSITY, stated("youngs_modulus", "45 GPa"), STRENGTH), 1),
        ((STRENGTH,), 2),
    ],
)
def test_how_much_is_known_of_the_mass(values, knowledge):
    assert knowledge == replaced(*values).knowledge


def test_a_hint_alone_is_some_knowledge():
    question = PartQuestion(Member.PANEL, LimitedBy.STIFFNESS)

    assert 1 == replaced(DENSITY, stated("youngs_modulus", "45 GPa"), question=question).knowledge
