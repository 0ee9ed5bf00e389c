"""What stands behind the cards of a set."""

import pytest

from cards.matching import rank
from cards.requirement_text import parse_requirements
from cards.scenario import Field, Need, RoleLevel, Scenario
from cards.wording import Wording
from catalogue.pdf.views import identity_of
from schemas.set_matter import matter, runs_of
from schemas.sheet import sheet
from tests.catalogue.pdf.printed import View, card, value


def scenario(key: str, text: str, *needs: Need) -> Scenario:
    return Scenario(
        key=key,
        name=Wording(f"场景{key}", f"Scenario {key}"),
        field=Field.AUTOMOTIVE,
        role_level=RoleLevel.SECONDARY,
        requirements=tuple(parse_requirements(text)),
        needs=needs,
    )


LIGHT, STRONG, COOL = (
    scenario("a", "密度≤1.85 g/cm³", Need.LIGHTWEIGHT),
    scenario("b", "Rm>=300MPa", Need.IMPACT, Need.LIGHTWEIGHT),
    scenario("c", "λ>=50 W/(m.K)", Need.HEAT),
)
WARM = {"temperature": "20 °C"}


def printed(number: str, *values: dict[str, object], **more: object):
    shown = card(values=list(values), **more)
    view = View(shown, number=number)
    fits = [(each, rank([(number, shown)], each.requirements)[0]) for each in (LIGHT, STRONG, COOL)]
    return sheet(shown, identity_of(view, ""), fits), fits


def matter_of(*cards):
    return matter(
        [shown for shown, _ in cards], {shown.identity.number: fits for shown, fits in cards}
    )


ONE = printed(
    "MG-000001",
    value("density", "1.80", "g/cm3", conditions=WARM),
    value(
        "tensile_strength",
        "200",
        "MPa",
        conditions=WARM,
        standard="GB/T 228.1-2010, ASTM E8/E8M-22",
    ),
    {"property": "corrosion_rate", "absent": "not_tested"},
)
OTHER = printed(
    "MG-000002",
    value("density", "1.9", "g/cm3", conditions=WARM),
    value("tensile_strength", "310", "MPa", conditions=WARM, standard="gb/t228.1—2010"),
    designation="ZK60A",
    other_designations=["YZMgAl6Mn"],
)


def test_the_matrix_has_the_tier_of_every_card_in_every_scenario():
    found = matter_of(ONE, OTHER).matrix
    assert ["场景a", "场景b", "场景c"] == [name.zh for name in found.scenarios]
    assert [
        ("MG-000001", ("qualified", "excluded", "")),
        ("MG-000002", ("excluded", "qualified", "")),
    ] == [(row.number, row.tiers) for row in found.rows]


def test_without_scenarios_there_is_no_matrix():
    shown, _ = ONE
    assert () == matter([shown], {}).matrix.rows


def test_a_standard_is_listed_once_however_it_is_written():
    lines = matter_of(ONE, OTHER).standards
    assert [("MG-000001",), ("MG-000001", "MG-000002")] == [line.numbers for line in lines]
    superseded = lines[1]
    assert "GB/T 228.1-2010" == superseded.designation
    assert superseded.successor.startswith("GB/T 228.1-2021")


def test_names_lead_to_all_their_cards():
    found = matter_of(ONE, OTHER)
    by_name = {entry.name.zh: entry.numbers for entry in found.designations}
    assert ("MG-000001", "MG-000002") == by_name["YZMgAl6Mn"]
    assert ("MG-000002",) == by_name["ZK60A"]


def test_applications_name_whom_they_do_not_exclude():
    found = {entry.name.zh: entry.numbers for entry in matter_of(ONE, OTHER).applications}
    assert {"场景a": ("MG-000001",), "场景b": ("MG-000002",)} == found


def test_properties_name_the_cards_that_state_them():
    found = {entry.name.zh: entry.numbers for entry in matter_of(ONE, OTHER).properties}
    assert ("MG-000001", "MG-000002") == found["密度"]
    assert not [name for name in found if "腐蚀" in name]


def test_needs_lead_to_the_cards_that_answer_one_of_their_scenarios():
    found = matter_of(ONE, OTHER)
    assert [(entry.name.zh, entry.numbers) for entry in found.needs] == [
        ("轻量化", ("MG-000001", "MG-000002")),
        ("高抗冲击", ("MG-000002",)),
    ]


def test_the_glossary_has_the_properties_of_the_set():
    terms = {term.symbol: term for term in matter_of(ONE, OTHER).glossary}
    assert (terms["Rm"].name.zh, terms["Rm"].unit) == ("抗拉强度", "MPa")
    assert "试验温度" in [need.zh for need in terms["Rm"].needs]
    assert "λ" not in terms


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [
        ("", ()),
        ("a", (("a",),)),
        ("ab", (("a",), ("b",))),
        ("abc", (("a", "c"),)),
        ("abcde", (("a", "e"),)),
        ("acef", (("a",), ("c",), ("e",), ("f",))),
        ("abcf", (("a", "c"), ("f",))),
        ("bdef", (("b",), ("d", "f"))),
    ],
)
def test_cards_that_follow_one_another_are_named_by_first_and_last(numbers, runs):
    assert runs_of(numbers, "abcdef") == runs
