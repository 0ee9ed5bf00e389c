"""Matches as a table for readers: every text already set."""

import pytest

from cards.matching import Tier
from cards.wording import NO_WORDING, Wording
from schemas.figures import NBSP
from schemas.limits import limit_text
from schemas.match_table import cell, columns_of, line, match_table
from tests.schemas.build import (
    SOURCE,
    absent,
    card,
    chosen,
    curve,
    ranking,
    requirements,
    strength,
    value,
    verdict,
)

ROOM = {"temperature": "23 °C"}


def plain(text):
    return text.replace(NBSP, " ")


def in_plain(wording):
    return plain(wording.zh), plain(wording.en)


def shown(requirement, *values, **more):
    """The cell of a requirement on a card of `values`."""
    found, stated = verdict(requirement, *values, **more)
    (column,) = columns_of([found.requirement])
    return cell(found, column, stated)


@pytest.mark.parametrize(
    ("text", "limit", "target"),
    [
        ("Rp0.2>=130MPa", "≥ 130 MPa", ""),
        ("Rp0.2>=0.13GPa→0.16GPa", "≥ 0.13 GPa", "0.16 GPa"),
        ("Rp0.2>=18ksi", "≥ 18 ksi", ""),
        ("ρ<=1850kg/m3→1.80g/cm3", "≤ 1850 kg/m³", "1800 kg/m³"),
        ("ρ=1.7..1.9g/cm3", "1.7~1.9 g/cm³", ""),
        ("restricted_substances=compliant", "= 符合 / compliant", ""),
    ],
)
def test_limits_and_targets_are_in_the_unit_they_were_typed_in(text, limit, target):
    (wanted,) = requirements(text)
    (column,) = columns_of([wanted])

    assert limit == plain(limit_text(wanted)) == plain(column.limit)
    assert target == plain(column.target)


def test_a_column_says_where_its_threshold_comes_from():
    (column,) = columns_of(
        requirements(
            "Rp0.2@T=120°C>=130MPa?",
            basis="minimum",
            threshold="engineering_judgement",
            source="own",
            note={"en": "why"},
        )
    )

    assert ("proof_strength_02", "Rp0.2", False) == (column.property, column.symbol, column.is_must)
    assert Wording("要求保证值", "guaranteed values required") == column.basis
    assert "engineering_judgement" == column.threshold
    assert Wording("工程判断", "engineering judgement") == column.threshold_name
    assert ("own", Wording("", "why")) == (column.source, column.note)
    assert ("120 °C", "120 °C") == in_plain(column.condition)
    assert "Rp0.2@T=120°C>=130MPa?" == column.text


def test_a_column_without_threshold_source_says_nothing():
    (column,) = columns_of(requirements("Rp0.2>=130MPa"))

    assert ("", NO_WORDING) == (column.threshold, column.threshold_name)


def test_shares_are_parts_of_what_is_scored():
    columns = columns_of(requirements("ρ<=2g/cm3", "Rp0.2>=130MPa*3?", "A>=5%→9%"))

    assert ["", "75 %", "25 %"] == [plain(column.share) for column in columns]


def test_a_value_is_shown_with_everything_beside_it():
    found = shown("Rp0.2>=130MPa", strength(text="0.1430", unit="GPa", source="s2", specimen="bar"))

    assert ("pass", Wording("满足", "meets")) == (found.outcome, found.outcome_name)
    assert ("0.1430 GPa", "0.1430 GPa") == in_plain(found.value)
    assert ("23 °C", "23 °C") == in_plain(found.condition)
    assert (Wording("典型", "typical"), "bar") == (found.basis, found.specimen)
    assert ("C", "paper, handbook or standard") == (found.grade, found.grade_name.en)
    assert Wording("论文：Paper", "paper: Paper") == found.source
    assert "https://doi.org/10.1000/xyz" == found.source_url
    assert NO_WORDING == found.reason


@pytest.mark.parametrize(
    ("text", "gap", "relative"),
    [
        ("143", "+13 MPa", "+10 %"),
        ("130", "0 MPa", "0 %"),
        ("117", "−13 MPa", "−10 %"),
    ],
)
def test_gaps_show_their_sign_and_unit(text, gap, relative):
    found = shown("Rp0.2>=130MPa", strength(text=text))

    assert (gap, relative) == (plain(found.gap), plain(found.relative_gap))


def test_a_gap_to_zero_has_no_relative_gap():
    found = shown("porosity<=0%", value("porosity", "2", "%"))

    assert ("+2 %", "") == (plain(found.gap), found.relative_gap)


@pytest.mark.parametrize(
    ("requirement", "typed", "outcome", "zh", "en"),
    [
        ("Rp0.2>=130MPa", [], "unknown", "卡片未给出", "not stated on the card"),
        ("ρ<=2g/cm3", [absent()], "unknown", "未测", "not tested"),
        (
            "Rm>=130MPa",
            [curve(["100", "200"], ["150", "160"])],
            "out_of_range",
            "曲线未到该条件",
            "the curve ends before the condition",
        ),
        (
            "Rp0.2>=130MPa",
            [strength(conditions={})],
            "not_comparable",
            "缺少条件",
            "condition not stated",
        ),
        (
            "Rp0.2>=130MPa",
            [strength(conditions={"T": "150 °C"})],
            "not_comparable",
            "条件不同",
            "condition differs",
        ),
    ],
)
def test_what_is_not_known_says_why(requirement, typed, outcome, zh, en):
    found = shown(requirement, *typed)

    assert (outcome, Wording(zh, en)) == (found.outcome, found.reason)


def test_what_is_not_comparable_names_the_axis_and_an_indication():
    found = shown("Rp0.2>=130MPa", strength(text="143", conditions={}))

    assert (Wording("试验温度", "test temperature"),) == found.axes
    assert ("pass", Wording("满足", "meets")) == (found.indication, found.indication_name)


@pytest.mark.parametrize(
    ("basis", "named"),
    [("minimum", "要求保证值"), ("B_basis", "要求 B 基准"), ("A_basis", "要求 A 基准")],
)
def test_a_basis_that_was_demanded_and_kept_is_named(basis, named):
    found = shown("ρ<=2g/cm3", value(basis=basis), basis=basis)

    assert ("pass", named) == (found.outcome, found.reason.zh)


def test_an_empty_cell_is_empty():
    found = shown("Rp0.2>=130MPa")

    assert [NO_WORDING] * 4 == [found.value, found.condition, found.source, found.basis]
    assert [""] * 6 == [
        found.specimen,
        found.grade,
        found.source_url,
        found.gap,
        found.relative_gap,
        found.indication,
    ]
    assert 0 == found.others


def test_how_far_comparable_values_lie_apart_is_shown():
    found = shown("Rp0.2>=0.13GPa", strength(text="143"), strength(text="150"))

    assert "2 个可比数值 0.143~0.15 GPa" == found.scatter.zh.replace("\u00a0", " ")
    assert NO_WORDING == shown("Rp0.2>=130MPa", strength(text="143")).scatter


def test_a_choice_is_shown_as_on_the_sheet():
    assert Wording("符合", "compliant") == (
        shown("restricted_substances=compliant", chosen(conditions={"date": "2026"})).value
    )


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("Rp0.2>=130MPa", []),
        ("SE@f=1GHz>=60dB", ["shielding test method", "specimen thickness"]),
    ],
)
def test_a_column_says_which_conditions_it_leaves_open(text, left_open):
    (column,) = columns_of(requirements(text))

    assert left_open == sorted(name.en for name in column.left_open)


def test_the_address_of_a_source_stands_before_its_doi():
    sources = [{**SOURCE, "url": "https://example.com"}]
    wanted, (match,), cards = ranking(["ρ<=2g/cm3"], A=card(value(), sources=sources))

    assert "https://example.com" == line(match, columns_of(wanted), cards["A"]).cells[0].source_url


def test_a_source_without_address_has_none():
    assert "" == shown("ρ<=2g/cm3", value()).source_url


def test_cards_stand_in_their_tiers_with_what_excludes_them():
    wanted, ranked, cards = ranking(
        ["ρ<=1.85g/cm3", "Rp0.2>=100MPa→200MPa?"],
        A=card(value(text="1.9")),
        B=card(strength(text="150")),
        C=card(value(), strength(text="175", conditions={})),
    )
    table = match_table(wanted, ranked, cards)

    assert ["qualified", "possible", "excluded"] == [group.tier for group in table.groups]
    assert ["合格", "可能", "排除"] == [group.name.zh for group in table.groups]
    assert [["C"], ["B"], ["A"]] == [
        [entry.number for entry in group.lines] for group in table.groups
    ]
    assert 3 == table.count
    (excluded,) = table.groups[2].lines
    assert ["density"] == [entry.column.property for entry in excluded.failing]


def test_a_line_shows_score_and_what_is_known():
    wanted, (match,), cards = ranking(
        ["Rp0.2>=100MPa→200MPa*3?", "ρ<=2g/cm3?"], A=card(strength(text="150"))
    )
    found = line(match, columns_of(wanted), cards["A"])

    assert (True, 0.375, 0.625) == (found.is_scored, found.low, found.high)
    assert ("38~62", "75 %") == (found.score, plain(found.coverage))
    assert (False, False, ()) == (found.would_qualify, found.could_win, found.deciding)


@pytest.mark.parametrize(
    ("want", "known", "name", "needed"),
    [
        ("ρ<=2000kg/m3→1000kg/m3?", value(text="1.5"), "Density", "≤ 1800 kg/m³"),
        (
            "E>=10GPa→20GPa?",
            value("youngs_modulus", "15", "GPa", conditions=ROOM),
            "Young's modulus",
            "≥ 12.0 GPa",
        ),
        (
            "restricted_substances=compliant?",
            chosen(conditions={"date": "2026"}),
            "Restricted substances compliance",
            "",
        ),
    ],
)
def test_a_test_that_could_win_says_what_it_must_show(want, known, name, needed):
    wanted, ranked, cards = ranking(
        ["Rp0.2>=100MPa→200MPa?", want],
        A=card(strength(text="150"), known),
        B=card(strength(text="180")),
    )
    lines = {found.number: line(found, columns_of(wanted), cards[found.number]) for found in ranked}

    assert lines["B"].could_win is bool(lines["B"].deciding)
    assert [(name, needed)] == [(test.name.en, plain(test.value)) for test in lines["B"].deciding]


def test_a_part_of_a_list_says_how_many_there_are():
    asked, matches, cards = ranking(["ρ<=1.9g/cm3"], light=card(value()), unknown=card(absent()))
    counts = {Tier.QUALIFIED: 90, Tier.POSSIBLE: 7, Tier.EXCLUDED: 3}

    told = match_table(asked, matches[:1], cards, counts)

    assert [(1, 90), (0, 7), (0, 3)] == [(len(group.lines), group.count) for group in told.groups]
    assert 100 == told.count
    assert 2 == match_table(asked, matches, cards).count
