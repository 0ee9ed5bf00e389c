"""Problems are named the way people find their place."""

import pytest

from cards.wording import Wording
from schemas.draft import read_draft
from schemas.errors import DocumentUnreadable, ScenarioRefused
from tests.schemas.build import PAPER, SOURCE, absent, document, draft, value


def element(name):
    return {"composition": {"elements": [{"element": name, "min": "5", "colour": 1}]}}


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        ({"colour": 1}, "colour：", "colour: "),
        ({"brand": []}, "商品名：", "brand: "),
        ({"values": 1}, "性能数值：", "values: "),
        ({"values": [value(basis="so")]}, "性能 密度 · 性质：", "property Density · basis: "),
        ({"values": [value("ρ", basis="so")]}, "性能 密度 · 性质：", "property Density · basis: "),
        ({"values": [value("mood")]}, "性能 mood · 性能：", "property mood · property: "),
        ({"values": [{"value": "1"}]}, "性能 第 1 项 · 性能：", "property no. 1 · property: "),
        ({"values": [5]}, "性能 第 1 项：", "property no. 1: "),
        (
            {"values": [value(conditions={"T": "hot", "temperature": "hot"})]},
            "性能 密度 · 条件 · 试验温度：",
            "property Density · conditions · test temperature: ",
        ),
        (
            {"sources": [{**SOURCE, "url": "no"}]},
            "来源 s1 · 网址：",
            "source s1 · web address: ",
        ),
        (
            {"sources": [{**SOURCE, "id": "a", "url": "no"}]},
            "来源 a · 网址：",
            "source a · web address: ",
        ),
        ({"sources": [{**SOURCE, "id": 7, "url": "no"}]}, "来源 7 · 网址：", "source 7 · web"),
        (element("铝"), "化学成分 · 元素 Al · colour：", "composition · element Al · colour: "),
        (element("A"), "化学成分 · 元素 A · 元素：", "composition · element A · element: "),
        (
            {"limits_of_use": ["dry", {"fr": "sec"}]},
            "使用限制 第 2 项 · fr：",
            "limit of use no. 2 · fr: ",
        ),
        ({"x" * 100: 1}, "x" * 40 + "：", "x" * 40 + ": "),
    ],
)
def test_the_place_is_named_in_both_languages(typed, zh, en):
    problems = read_draft({"designation": "AM60B", **typed}).problems

    assert any(problem.finding.zh.startswith(zh) for problem in problems)
    assert any(problem.finding.en.startswith(en) for problem in problems)


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        (document(value(conditions={"T": "hot"})), "values[0].conditions.T"),
        (document(value(), [value()]), "values[1]"),
        (document(sources=[SOURCE, {**PAPER, "doi": "none"}]), "sources[1].doi"),
        (document(proven_cases=[{"part": {"zh": []}}]), "proven_cases[0].part.zh"),
        (document(supply={"certificates": ["a", []]}), "supply.certificates[1]"),
        ({"designation": "x", "_schema": 1}, "_schema"),
    ],
)
def test_the_path_leads_to_the_entry(typed, where):
    assert where in [problem.where for problem in read_draft(typed).problems]


def test_a_flaw_inside_an_entry_that_may_go_costs_only_that():
    kept = draft(absent("density", "pending", until="soon"))

    assert [("values", 0, "until")] == [part.path for part in kept.rejected]
    assert "pending" == kept.card.values[0].content.reason


def test_an_unknown_name_that_marshmallow_uses_itself_costs_nothing_else():
    kept = draft(_schema=1)

    assert "AM60B" == kept.card.designation
    assert "没有名为“_schema”的项目" in kept.problems[0].finding.zh


def test_an_unreadable_document_names_line_and_column():
    wording = DocumentUnreadable(3, 7, Wording("坏。", "bad.")).wording

    assert Wording("第 3 行第 7 列：坏。", "Line 3, column 7: bad.") == wording


def test_a_refused_scenario_says_everything():
    problems = draft(colour=1, shape=2).problems
    wording = ScenarioRefused(problems).wording

    assert wording.zh.startswith("场景未被接受：colour：没有名为“colour”的项目。")
    assert wording.en.startswith("The scenario was refused: colour: There is no entry named")
    assert "“shape”" in wording.zh and "'shape'" in wording.en
