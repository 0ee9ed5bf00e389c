"""Scenario documents: round trip, and refusals that name their place."""

import pytest

from cards.requirement import DemandedBasis, ThresholdSource
from schemas.errors import ScenarioRefused
from schemas.scenario import dump_scenario, read_scenario
from tests.schemas.build import scenario, scenario_document, told

FULL = {
    "key": "seat-frame",
    "name": {"zh": "座椅骨架", "en": "Seat frame"},
    "field": "automotive",
    "role_level": "secondary",
    "requirements": [
        {
            "text": "Rp0.2@T=120°C>=130MPa→160MPa*2?",
            "basis": "minimum",
            "threshold": "sourced",
            "source": "https://example.com/seat",
            "note": {"zh": "说明", "en": "a note"},
        },
        {"text": "ρ<=1.85g/cm3", "basis": "typical"},
    ],
    "part_requirements": [
        {
            "statement": {"zh": "减重 30 %", "en": "30 % lighter"},
            "threshold": "engineering_judgement",
            "source": "own",
        }
    ],
    "needs": ["lightweight", "impact"],
    "process": {"en": "die casting"},
    "wall_thickness": "2 mm",
    "part_mass": "1.9 kg",
    "materials": "AM60B",
    "facts": {"zh": "第一行\n第二行", "en": "two\nlines"},
    "incumbent": {"material": {"zh": "钢", "en": "steel"}, "mass": "3.1 kg", "source": "s"},
    "cases": [{"statement": {"zh": "量产", "en": "in production"}, "source": "s"}],
    "sources": ["https://example.com", "s"],
}


def problems(typed):
    with pytest.raises(ScenarioRefused) as refused:
        read_scenario(typed)
    return refused.value.problems


def test_a_scenario_that_uses_every_entry_comes_back_letter_by_letter():
    assert FULL == dump_scenario(read_scenario(FULL))


def test_a_dumped_scenario_is_valid_input():
    read = scenario("Rp0.2>=130MPa", "restricted_substances=compliant")

    assert read == read_scenario(dump_scenario(read))


def test_a_requirement_carries_its_basis_and_the_source_of_its_threshold():
    (first, second) = read_scenario(FULL).requirements

    assert (DemandedBasis.MINIMUM, ThresholdSource.SOURCED) == (first.basis, first.threshold)
    assert (DemandedBasis.TYPICAL, None) == (second.basis, second.threshold)
    assert (130, 160, 2) == (first.low, first.target, first.weight)


def test_requirements_may_be_left_out():
    typed = scenario_document()
    del typed["requirements"]

    assert () == read_scenario(typed).requirements


@pytest.mark.parametrize(
    ("more", "code", "where", "zh", "en"),
    [
        (
            {"requirements": [{"text": "ρ<=2g/cm3"}, {"text": "Rp0.2>=130furlong"}]},
            "requirement_unreadable",
            "requirements[1].text",
            "在第 11 列读不下去：应为单位",
            "at column 11: expected a unit",
        ),
        (
            {"requirements": [{"text": "mood>=1"}]},
            "requirement_unreadable",
            "requirements[0].text",
            "在第 1 列读不下去：应为词汇表中的性能",
            "at column 1: expected a property",
        ),
        (
            {"requirements": [{"basis": "minimum"}]},
            "missing",
            "requirements[0].text",
            "缺少",
            "miss",
        ),
        ({"requirements": "Rp0.2"}, "not_a_list", "requirements", "应为列表", "A list"),
        ({"requirements": [{"text": []}]}, "text_expected", "requirements[0].text", "文字", "Text"),
        ({"colour": 1}, "unknown_field", "colour", "没有名为“colour”", "'colour'"),
        (
            {"requirements": [{"text": "ρ<=2g/cm3", "unit": "x"}]},
            "unknown_field",
            "requirements[0].unit",
            "没有名为“unit”",
            "'unit'",
        ),
        ({"key": "Seat Frame"}, "format", "key", "“Seat Frame”的格式不对", "'Seat Frame'"),
        ({"key": None}, "missing", "key", "键：缺少必填", "key: This is required"),
        ({"role_level": None}, "missing", "role_level", "承载级别：缺少", "role level: This is"),
        ({"role_level": "heavy"}, "not_a_choice", "role_level", "没有“heavy”", "'heavy'"),
        ({"field": "kitchen"}, "not_a_choice", "field", "没有“kitchen”", "'kitchen'"),
        ({"needs": ["speed"]}, "not_a_choice", "needs[0]", "没有“speed”", "'speed'"),
        (
            {"needs": ["heat"] * 9},
            "too_many",
            "needs",
            "共 9 项，最多 5 项",
            "9 entries; at most 5",
        ),
        (
            {"part_requirements": [{"statement": "light"}]},
            "missing",
            "part_requirements[0].threshold",
            "门槛来源：缺少",
            "source of the threshold: This",
        ),
        (
            {"incumbent": {"mass": "1 kg"}},
            "missing",
            "incumbent.material",
            "材料：缺少",
            "material:",
        ),
        ({"cases": ["one"]}, "not_a_mapping", "cases[0]", "一组“名称：内容”", "A mapping"),
    ],
)
def test_a_refusal_names_the_place_in_both_languages(more, code, where, zh, en):
    (found,) = problems(scenario_document(**more))

    assert (code, where) == (found.code, found.where)
    assert zh in found.finding.zh
    assert en in found.finding.en
    assert found.advice.zh and found.advice.en


def test_everything_that_is_wrong_is_said_at_once():
    found = problems(scenario_document("Rp0.2", key="", field="x", colour=1))

    assert {
        ("missing", "key"),
        ("not_a_choice", "field"),
        ("requirement_unreadable", "requirements[0].text"),
        ("unknown_field", "colour"),
    } == set(told(found))
