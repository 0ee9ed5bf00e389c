"""The part that is replaced: its figures in and out, and refusals that name their place."""

import pytest

from cards.members import LimitedBy, Member
from cards.requirement import ThresholdSource
from schemas.errors import ScenarioRefused
from schemas.incumbent import IncumbentSchema
from schemas.scenario import dump_scenario, read_scenario
from tests.schemas.build import scenario_document, told

STEEL = {
    "material": {"zh": "钢", "en": "steel"},
    "mass": "5.5~10.5 kg",
    "density": "7.8 g/cm³",
    "modulus": "190~210 GPa",
    "strength": "39 ksi",
    "wall": "1.5 mm",
    "member": "square_beam",
    "limited_by": "both",
    "threshold": "engineering_judgement",
    "note": {"zh": "通用数值", "en": "generic"},
}


def read(**more):
    document = scenario_document(incumbent={"material": {"en": "steel"}, **more})
    return read_scenario(document).incumbent


def refused(**more):
    with pytest.raises(ScenarioRefused) as found:
        read(**more)
    return found.value.problems


def test_figures_are_read_into_canonical_units():
    found = read(**STEEL)

    assert (7.8, 7.8, "g/cm3") == (
        found.density.low,
        found.density.high,
        found.density.canonical_unit,
    )
    assert (190, 210) == (found.modulus.low, found.modulus.high)
    assert pytest.approx(268.9, abs=0.1) == found.strength.low
    assert (Member.SQUARE_BEAM, LimitedBy.BOTH) == (found.member, found.limited_by)
    assert ThresholdSource.ENGINEERING_JUDGEMENT is found.threshold
    assert (5.5, 10.5) == (found.mass_span.low, found.mass_span.high)


def test_what_was_typed_comes_back():
    document = scenario_document(incumbent=STEEL)

    assert STEEL == dump_scenario(read_scenario(document))["incumbent"]


def test_a_part_of_which_little_is_known_stays_as_it_is():
    found = read(mass="about 3 kg")

    assert (None, None, None, None) == (found.density, found.member, found.wall, found.mass_span)


def test_choices_may_be_named_in_chinese():
    assert LimitedBy.STIFFNESS is read(limited_by="刚度").limited_by


@pytest.mark.parametrize(
    ("more", "code", "where", "zh", "en"),
    [
        ({"density": "7.8"}, "unit_not_accepted", "density", "缺少单位", "unit is missing"),
        ({"density": 7.8}, "unit_not_accepted", "density", "缺少单位", "unit is missing"),
        ({"density": "7.8 GPa"}, "unit_not_accepted", "density", "不接受单位“GPa”", "'GPa'"),
        ({"density": "heavy"}, "number_unreadable", "density", "“heavy”读不成", "'heavy'"),
        ({"modulus": "≥ 190 GPa"}, "form_not_accepted", "modulus", "不能写", "cannot stand"),
        (
            {"strength": "0 MPa"},
            "out_of_bounds",
            "strength",
            "不在 1~2800 MPa",
            "not within 1~2800",
        ),
        ({"wall": "-1 mm"}, "out_of_bounds", "wall", "不在 0.05~1000 mm", "not within 0.05~1000"),
        ({"member": "rope"}, "not_a_choice", "member", "没有“rope”", "'rope'"),
        ({"limited_by": "x"}, "not_a_choice", "limited_by", "没有“x”", "'x'"),
        ({"threshold": None}, "missing", "threshold", "没有写明来历", "where they come from"),
        ({"threshold": "sourced"}, "missing", "source", "没有写来源", "no source is given"),
    ],
)
def test_a_refusal_names_the_entry_and_what_to_do(more, code, where, zh, en):
    (problem,) = refused(**{**STEEL, **more})

    assert [(code, f"incumbent.{where}")] == told([problem])
    assert zh in problem.finding.zh
    assert en in problem.finding.en
    assert problem.advice.zh and problem.advice.en


def test_a_sourced_figure_has_its_source():
    found = read(**STEEL | {"threshold": "sourced", "source": "https://example.com"})

    assert ThresholdSource.SOURCED is found.threshold


def test_a_figure_is_described_as_text():
    described = IncumbentSchema().json_form()["properties"]["density"]

    assert ("string", "密度 / density") == (described["type"], described["title"])
