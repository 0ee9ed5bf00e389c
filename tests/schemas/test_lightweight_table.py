"""Cards in place of a part, as readers see them and as programs do: every text already set."""

import pytest

from cards.matching import rank
from cards.replacement import PartQuestion, replacements
from cards.wording import NO_WORDING, Wording
from schemas.errors import LightweightingRefused
from schemas.figures import NBSP
from schemas.lightweight_question import QuestionSchema, read_question
from schemas.lightweight_table import lightweight_table
from schemas.lightweighting import dump_replacements
from tests.schemas.build import absent, card, scenario, strength, value

DENSITY = value()
MODULUS = value("youngs_modulus", "45", "GPa", conditions={"temperature": "23 °C"})
STRENGTH = strength()
FOOTPRINT = value(
    "carbon_footprint",
    "20",
    "kgCO2e/kg",
    conditions={"boundary": "cradle_to_gate", "route": "pidgeon", "date": "2025"},
)
PRICE = value("price", "30", "CNY/kg", conditions={"date": "2025-01", "tax_basis": "excl"})
STEEL = {
    "material": {"zh": "钢", "en": "steel"},
    "mass": "10 kg",
    "density": "7.8 g/cm³",
    "modulus": "190 GPa",
    "strength": "270 MPa",
    "wall": "1.5 mm",
    "member": "panel",
    "limited_by": "both",
    "threshold": "engineering_judgement",
}


def plain(text):
    return text.replace(NBSP, " ")


def answered(cards, part=STEEL, **question):
    """The replacements with the matches and the cards by number."""
    wanted = scenario("ρ<=3g/cm3", **({"incumbent": part} if part else {}))
    matches = rank(cards.items(), wanted.requirements)
    ordered = [(match.number, cards[match.number]) for match in matches]
    made = replacements(wanted.incumbent, read_question(question), ordered)
    return made, matches if made.found else (), cards


def table(*values, part=STEEL, **question):
    return lightweight_table(*answered({"MG-1": card(*values)}, part, **question))


def only_line(*values, **more):
    (found,) = table(*values, **more).lines
    return found


def test_a_line_tells_mass_saving_wall_and_what_governs():
    found = only_line(DENSITY, MODULUS, STRENGTH)

    told = (found.mass, found.share, found.saved, found.growth, found.wall)
    assert ("× 0.373", "63 %", "6.27 kg", "× 1.62", "2.42 mm") == tuple(map(plain, told))
    assert ("saves", Wording("刚度", "stiffness")) == (found.saving, found.governing)
    assert ("D", "", ()) == (found.grade, found.indicated, found.checks)


def test_in_a_tie_magnesium_saves_nothing_and_the_line_says_so():
    found = only_line(DENSITY, MODULUS, STRENGTH, member="tie")

    assert ("× 0.974", "2.6 %") == (plain(found.mass), plain(found.share))
    assert Wording("不减重", "no saving") == found.saving_name


def test_what_is_not_known_stays_empty_and_says_why():
    found = only_line(DENSITY, value("youngs_modulus", "45", "GPa"), absent("proof_strength_02"))
    modulus, proof = found.inputs[1:]

    assert ("", "", NO_WORDING, "") == (found.mass, found.saved, found.governing, found.grade)
    assert (False, False) == (modulus.is_known, proof.is_known)
    assert modulus.reason.en.startswith("condition not stated (")
    assert Wording("未测", "not tested") == proof.reason
    assert "≥" in found.indicated


def test_a_figure_that_is_not_there_has_no_value():
    (_, modulus, _) = only_line(DENSITY, STRENGTH).inputs

    assert (NO_WORDING, "", NO_WORDING) == (modulus.value, modulus.grade, modulus.source)
    assert Wording("卡片未给出", "not stated on the card") == modulus.reason


def test_a_figure_stands_with_basis_condition_and_source():
    (_, modulus, _) = only_line(DENSITY, MODULUS, STRENGTH).inputs

    assert ("E", True, "D") == (modulus.symbol, modulus.is_known, modulus.grade)
    assert ("45 GPa", "23 °C") == (plain(modulus.value.en), plain(modulus.condition.en))
    assert ("typical", "Datasheet") == (modulus.basis.en, modulus.source.en)


def test_a_bound_from_one_limit_is_a_bound():
    found = only_line(DENSITY, MODULUS)

    told = (found.mass, found.share, found.growth, found.wall)
    assert ("× ≥ 0.373", "≤ 63 %", "× ≥ 1.62", "≥ 2.42 mm") == tuple(map(plain, told))
    assert Wording("取决于区间内的位置", "depends on where in its range") == found.saving_name


@pytest.mark.parametrize(
    ("density", "mass"), [("1.7~1.9", "× 0.352~0.394"), ("≤ 1.8", "× ≤ 0.373")]
)
def test_a_range_stays_a_range(density, mass):
    assert mass == plain(only_line(value(text=density), MODULUS, STRENGTH).mass)


def test_the_same_geometry_shows_its_checks():
    found = only_line(DENSITY, MODULUS, member="same_geometry")

    told = [(check.limit.en, check.outcome, plain(check.margin)) for check in found.checks]
    assert [("stiffness", "fail", "−76 %"), ("strength", "unknown", "")] == told


@pytest.mark.parametrize(
    ("footprint", "more", "kilometres", "reached"),
    [
        ("20", {"mileage": "200000"}, "87,100 km", "within the mileage"),
        ("20", {"mileage": "50000"}, "87,100 km", "beyond the mileage"),
        ("10~20", {"mileage": "50000"}, "27,600 km ~ 87,100 km", "depends on where in its range"),
        ("1", {}, "from km 0", ""),
        ("1~20", {}, "from km 0 ~ 87,100 km", ""),
        ("≥ 20", {}, "87,100 km ~ never", ""),
        ("20", {"member": "tie", "limited_by": "both"}, "6,820,000 km", ""),
    ],
)
def test_the_break_even(footprint, more, kilometres, reached):
    values = (DENSITY, MODULUS, STRENGTH, FOOTPRINT | {"value": footprint})
    question = {"limited_by": "stiffness", "k": "1e-4", "g0": "2", **more}
    found = only_line(*values, **question)

    assert reached == found.reached.en
    assert kilometres == plain(found.break_even.en)


def test_a_part_that_is_not_lighter_never_breaks_even():
    heavy = value(text="2.0")
    found = only_line(heavy, MODULUS, STRENGTH, FOOTPRINT, member="tie", k="1e-4", g0="2")

    assert ("no_saving", Wording("永远达不到", "never")) == (found.saving, found.break_even)


def test_without_assumptions_there_is_no_break_even():
    found = only_line(DENSITY, MODULUS, STRENGTH, FOOTPRINT)

    assert (NO_WORDING, NO_WORDING) == (found.break_even, found.reached)


def test_the_table_tells_what_it_rests_on():
    found = table(DENSITY, MODULUS, STRENGTH)

    told = [f"{entry.symbol} {plain(entry.text)}" for entry in found.given]
    assert ["ρ₀ 7.8 g/cm³", "E₀ 190 GPa", "σ₀ 270 MPa", "h₀ 1.5 mm", "m₀ 10 kg"] == told
    assert ("engineering_judgement", "engineering judgement") == (
        found.threshold,
        found.threshold_name.en,
    )
    laws = [(entry.base, entry.mass, entry.growth) for entry in found.formulas]
    assert [("E₀/E", "1/3", "1/3"), ("σ₀/σ", "1/2", "1/2")] == laws
    assert (Wording("高度或壁厚", "height or wall"), False) == (
        found.growing,
        found.is_same_geometry,
    )


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (None, ["the part that is replaced"]),
        (
            {"material": {"en": "steel"}},
            [
                "the kind of member",
                "whether stiffness or strength limits it",
                "the density ρ₀ of the replaced material",
                "Young's modulus E₀ of the replaced material",
                "the proof strength σ₀ of the replaced material",
            ],
        ),
    ],
)
def test_what_is_missing_of_the_scenario_is_told(part, missing):
    found = table(DENSITY, part=part)

    assert missing == [name.en for name in found.missing]
    assert ((), (), (), "") == (found.lines, found.formulas, found.given, found.threshold)


def test_who_wins_at_which_exchange_constant():
    dear = card(value(text="1.40"), MODULUS, STRENGTH, PRICE | {"value": "90"}, designation="LZ91")
    cheap = card(DENSITY, MODULUS, STRENGTH, PRICE)
    cards = {"MG-1": cheap, "MG-2": dear, "MG-3": card(DENSITY)}
    found = lightweight_table(*answered(cards, alpha="20"))

    told = [(win.number, win.title, plain(win.exchange)) for win in found.wins]
    assert [("MG-1", "AM60B", "≤ 180 CNY/kg"), ("MG-2", "LZ91", "≥ 180 CNY/kg")] == told
    assert ("AM60B", 1) == (found.winner, found.without_penalty)


def test_programs_get_the_same_as_numbers():
    cards = {"MG-1": card(DENSITY, MODULUS, STRENGTH, FOOTPRINT), "MG-2": card(DENSITY, MODULUS)}
    dumped = dump_replacements(*answered(cards, k="1e-4", g0="2", alpha="20"))
    whole, half = dumped["replacements"]

    assert pytest.approx(0.373, abs=5e-4) == whole["mass_ratio"]["low"]
    assert pytest.approx(1.616, abs=5e-4) == whole["growth"]["high"]
    assert pytest.approx(2.424, abs=5e-4) == whole["wall"]["low"]
    assert ("stiffness", "saves", "D", "qualified") == (
        whole["governing"],
        whole["saving"],
        whole["grade"],
        whole["tier"],
    )
    assert pytest.approx(87_067, rel=1e-3) == whole["break_even_km"]["high"]
    assert (None, None) == (half["mass_ratio"]["high"], half["break_even_km"])
    assert ("not_stated", None) == (half["figures"][2]["reason"], half["figures"][2]["value"])
    assert "7.8 g/cm³" == dumped["incumbent"]["density"]
    assert {"winner": None, "winners": [], "without_penalty": ["MG-1", "MG-2"]} == dumped[
        "exchange"
    ]


def test_programs_get_checks_and_winners_too():
    cards = {"MG-1": card(DENSITY, MODULUS, PRICE)}
    question = {"member": "same_geometry", "limited_by": "stiffness"}
    dumped = dump_replacements(*answered(cards, **question))

    (check,) = dumped["replacements"][0]["checks"]
    assert ("stiffness", False) == (check["limit"], check["is_met"])
    assert [{"number": "MG-1", "low": 0.0, "high": None}] == dumped["exchange"]["winners"]


def test_programs_are_told_what_is_missing():
    dumped = dump_replacements(*answered({"MG-1": card(DENSITY)}, None))

    assert (["incumbent"], None, []) == (
        dumped["missing"],
        dumped["incumbent"],
        dumped["replacements"],
    )


def test_a_question_is_read_from_what_was_typed():
    typed = {"member": "板", "limited_by": "刚度", "k": "８×10⁻⁵", "g0": "0", "alpha": "", "x": 1}
    with pytest.raises(LightweightingRefused):
        read_question(typed)
    found = read_question({**typed, "member": "panel"})

    assert (8e-5, 0.0, None) == (found.benefit, found.footprint_before, found.exchange)
    assert PartQuestion() == read_question({})


@pytest.mark.parametrize(
    ("typed", "code", "en"),
    [
        ({"member": "rope"}, "not_a_choice", "'rope'"),
        ({"k": "0"}, "out_of_bounds", "'0' is too small"),
        ({"g0": "-1"}, "out_of_bounds", "'-1' is too small"),
        ({"k": "1~2"}, "number_unreadable", "'1~2'"),
        ({"alpha": "5 CNY/kg"}, "number_unreadable", "'5 CNY/kg'"),
        ({"mileage": "nan"}, "number_unreadable", "'nan'"),
    ],
)
def test_a_question_that_cannot_be_read_says_what_to_do(typed, code, en):
    with pytest.raises(LightweightingRefused) as refused:
        read_question(typed)
    (problem,) = refused.value.problems

    assert (code, *typed) == (problem.code, problem.where)
    assert en in refused.value.wording.en
    assert problem.finding.zh in refused.value.wording.zh


def test_a_question_is_described():
    described = QuestionSchema().json_form()["properties"]

    assert (0, 0) == (described["k"]["exclusiveMinimum"], described["alpha"]["minimum"])
