"""Rules of reading a workbook that no single grid shows."""

from dataclasses import replace
from datetime import date

from schemas.workbook.grid import Sheet, Workbook
from schemas.workbook.mapping import propose
from schemas.workbook.plan import Plan
from schemas.workbook.reading import read_workbook
from tests.schemas.workbook.compact import SOURCE

STAMP = date(2026, 8, 12)
STRENGTH = ("企业编号", "牌号", "抗拉强度 (MPa)", "试验温度 ℃")


def book(*rows, name="S", merged=(), more=()):
    return Workbook((Sheet(name, tuple(rows), merged), *more))


def read(workbook, **plan):
    return read_workbook(
        workbook, replace(propose(workbook), **{"basis": "typical", "source": SOURCE, **plan})
    )


def told(reading):
    return [(finding.row, finding.column, finding.code) for finding in reading.findings]


def values(reading, place=0):
    return reading.cards[place].document.get("values", [])


def test_what_the_plan_states_stands_where_the_workbook_is_silent():
    rows = (STRENGTH, ("K1", "AZ91D", 240, None), ("K2", "AM60B", 225, 150))
    reading = read(book(*rows), conditions={"temperature": "23 °C", "medium": "NSS"})
    states = [values(reading, place)[0]["conditions"] for place in (0, 1)]
    assert states == [{"temperature": "23 °C"}, {"temperature": "150 ℃"}]
    assert told(reading) == []


def test_without_a_statement_what_is_missing_is_told_once_at_the_head():
    rows = (("牌号", "密度 g/cm3"), ("AZ91D", 1.81), ("AM60B", 1.8))
    reading = read(book(*rows), basis="", source={})
    assert told(reading) == [(1, "B", "basis_missing"), (1, "B", "source_missing")]
    assert all(finding.card is None for finding in reading.findings)


def test_what_nobody_stated_is_told_once_a_sheet_with_the_columns_and_where_to_state_it():
    rows = (("牌号", "密度 g/cm3", "硬度 HBW", "导热系数 W/(m·K)"), ("AZ91D", 1.81, 70, 72))
    reading = read(book(*rows), basis="", source={})
    told_of = [finding for finding in reading.findings if finding.code.endswith("_missing")]
    assert [(one.column, one.code) for one in told_of] == [
        ("B", "basis_missing"),
        ("B", "source_missing"),
    ]
    for finding in told_of:
        assert finding.finding.zh.startswith("3 列数值")
        assert "硬度 HBW" in finding.finding.zh
        assert "对所有数值适用" in finding.advice.zh
        assert "every value" in finding.advice.en


def test_a_cell_that_does_not_say_its_basis_is_told_by_itself():
    rows = (("牌号", "性质", "密度 g/cm3"), ("AZ91D", "典型", 1.81), ("AM60B", None, 1.8))
    reading = read(book(*rows), basis="")
    assert told(reading) == [(3, "B", "basis_missing")]
    assert reading.findings[0].card == 2


def test_the_greatest_strength_is_not_taken_for_the_guaranteed_one():
    rows = (
        ("牌号", "抗拉强度 (MPa) 23℃", None),
        (None, "min", "max"),
        ("ZK60A", 310, 380),
        ("AZ31B", "300", "≤ 350"),
        ("AZ80A", "—", "高"),
    )
    workbook = book(*rows, merged=((0, 1, 0, 2),))
    plan = propose(workbook)
    reading = read(workbook, sheets=Plan.from_json(plan.as_json()).sheets)
    said = [[value.get("value", "absent") for value in values(reading, n)] for n in range(3)]
    assert said == [["310", "≤380"], ["300", "≤ 350"], ["absent", "高"]]
    assert {value["basis"] for value in values(reading)} == {"minimum"}
    assert not plan.uncertain


def test_a_blank_condition_is_told_at_its_cell():
    reading = read(book(STRENGTH, ("K1", "AZ91D", 240, None)))
    assert told(reading) == [(2, "D", "not_comparable")]


def test_a_condition_goes_only_to_values_that_know_it():
    rows = (("牌号", "密度 g/cm3", "固相线 ℃", "温度 ℃"), ("AZ91D", 1.81, 470, 23))
    first, second = values(read(book(*rows)))
    assert first["conditions"] == {"temperature": "23 ℃"}
    assert "conditions" not in second


def test_a_row_states_its_own_source_and_its_values_elsewhere_share_it():
    rows = (
        ("企业编号", "牌号", "密度 g/cm3", "来源", "来源种类"),
        ("K1", "AZ91D", 1.81, "手册 3", "手册"),
    )
    further = Sheet("V", (("企业编号", "性能", "数值", "单位"), ("K1", "固相线温度", 470, "°C")))
    reading = read(book(*rows, more=(further,)))
    sources = reading.cards[0].document["sources"]
    assert sources == [{"id": "s1", "title": "手册 3", "kind": "手册"}]
    assert [value["source"] for value in values(reading)] == ["s1", "s1"]


def test_a_source_without_its_kind_takes_the_one_that_the_plan_states():
    rows = (("牌号", "密度 g/cm3", "来源"), ("AZ91D", 1.81, "样本"), ("AM60B", 1.8, "样本"))
    (source,) = read(book(*rows)).cards[0].document["sources"]
    assert (source["kind"], source["title"]) == ("producer_datasheet", "样本")
    assert told(read(book(*rows), source={})) == [(1, "C", "missing")]


def test_sources_are_told_apart_and_named_by_their_ids():
    rows = (
        ("企业编号", "牌号", "性能", "数值", "单位", "来源编号", "来源", "来源种类"),
        ("K1", "AZ91D", "密度", 1.81, "g/cm3", "a", "甲", "手册"),
        ("K1", None, "泊松比", 0.35, None, "a", None, None),
        ("K1", None, "固相线", 470, "°C", None, "乙", "论文"),
        ("K1", None, "液相线", 595, "°C", None, "乙", "论文"),
        ("K1", None, "晶粒尺寸", 20, "μm", "c", None, None),
    )
    reading = read(book(*rows))
    ids = [value["source"] for value in values(reading)]
    assert ids == ["a", "a", "s1", "s1", "c"]
    assert told(reading) == [(6, "G", "missing"), (6, "H", "missing")]


def test_cards_without_keys_go_by_their_names():
    rows = (("牌号", "状态", "密度 g/cm3"), *[("AZ91D", "F", 1.81)] * 3)
    keys = [card.key for card in read(book(*rows)).cards]
    assert keys == ["AZ91D F", "AZ91D F #2", "AZ91D F #3"]


def test_the_numbers_of_the_rows_are_those_of_the_sheet():
    rows = (("标题",), (), STRENGTH, (), ("K1", "AZ91D", 240, 23))
    (card,) = read(book(*rows)).cards
    assert (card.number, card.sheet, card.rows) == (1, "S", (5,))


def test_values_find_their_card_by_designation_where_there_is_no_key():
    further = Sheet("V", (("牌号", "状态", "性能", "数值"), ("AZ91D", "F", "泊松比", 0.35)))
    rows = (("牌号", "状态", "密度 g/cm3"), ("AZ91D", "F", 1.81))
    (card,) = read(book(*rows, more=(further,))).cards
    assert len(card.document["values"]) == 2
    assert card.rows == (2,)


def test_a_value_in_a_row_of_its_own():
    rows = (
        (
            "牌号",
            "性能",
            "数值",
            "单位",
            "条件",
            "无数值的原因",
            "检出限",
            "预计补齐日期",
            "数值备注",
        ),
        ("AZ91D", "抗拉强度", "240*", "MPa", "温度=23 °C; 方向=L", None, None, None, "甲"),
        ("AZ91D", "孔隙率", None, "%", None, "低于检出限", "≤ 0.1", None, None),
        ("AZ91D", "断后伸长率", None, None, None, "待补", None, "2027/3/1", None),
        ("AZ91D", "密度", 1.81, None, None, None, None, None, None),
        ("AZ91D", "导热系数", 51, "W/mK", "厚=2", None, None, None, None),
        ("AZ91D", "泊松比", None, None, None, "不知道", None, None, None),
    )
    reading = read(book(*rows))
    first, second, third, *_ = values(reading)
    assert first["conditions"] == {"temperature": "23 °C", "orientation": "L"}
    assert (first["value"], first["note"]) == ("240", "甲; *")
    assert (second["absent"], second["limit"], second["unit"]) == ("below_limit", "≤ 0.1", "%")
    assert (third["absent"], third["until"]) == ("pending", "2027-03-01")
    assert told(reading) == [
        (2, "C", "note_in_cell"),
        (5, "D", "unit_not_accepted"),
        (6, "E", "unknown_axis"),
        (7, "F", "not_a_choice"),
    ]


CURVE = ("企业编号", "牌号", "性能", "横轴", "横轴单位", "纵轴单位", "条件", "x", "y")


def test_a_curve_goes_on_until_another_one_is_named():
    rows = (
        CURVE,
        (None, None, None, None, None, None, None, 1, 2),
        ("K1", "AZ91D", "抗拉强度", "温度", "°C", "MPa", "方向=L", 23, 240),
        (None, None, None, None, None, None, None, "150", "170"),
        ("K1", None, "抗拉强度", "温度", "°C", "MPa", "方向=T", 23, 230),
        ("K1", None, "抗拉强度", "温度", "°C", "MPa", "方向=T", 150, 160),
        ("注：略", None, None, None, None, None, None, None, None),
        ("K2", None, "抗拉强度", "温度", "°C", "MPa", None, 23, 230),
        (None, None, None, None, None, None, None, 150, 160),
    )
    reading = read(book(*rows))
    first, second = values(reading)
    points = {"x": "temperature", "x_unit": "°C", "points": [["23", "240"], ["150", "170"]]}
    assert first["curve"] == points
    assert first["conditions"] == {"orientation": "L"}
    assert second["curve"]["points"] == [["23", "230"], ["150", "160"]]
    assert told(reading) == [(2, "H", "curve_not_begun"), (8, "A", "card_unknown")]
    assert [row.row for row in reading.skipped] == [7]


def test_a_point_that_cannot_be_read_is_told_at_its_cell():
    rows = (
        CURVE,
        ("K1", "AZ91D", "抗拉强度", "温度", "°C", "MPa", None, 23, 240),
        (None, None, None, None, None, None, None, "热", 230),
        (None, None, None, None, None, None, None, 150, None),
        ("K1", None, "抗拉强度", "心情", "°C", "MPa", None, 23, 240),
        (None, None, None, None, None, None, None, 150, 170),
        ("K1", None, "屈服强度", "温度", "°C", "MPa", None, None, None),
    )
    assert told(read(book(*rows))) == [
        (3, "H", "number_unreadable"),
        (4, "I", "curve_point_incomplete"),
        (5, "D", "unknown_axis"),
    ]


def test_merged_cells_below_the_heads_are_filled():
    rows = (("牌号", "状态", "密度 g/cm3"), ("AZ91D", "F", 1.81), (None, "T6", None))
    merged = ((1, 0, 2, 0), (1, 2, 2, 2), (0, 9, 0, 12), (-3, 0, -1, 0), (7, 0, 9, 2))
    cards = read(book(*rows, merged=merged)).cards
    assert [card.document["designation"] for card in cards] == ["AZ91D", "AZ91D"]
    assert [card.document["values"][0]["value"] for card in cards] == ["1.81", "1.81"]


def test_a_fault_in_the_heads_of_cards_in_columns_is_told_there():
    rows = (
        ("牌号", "AZ91D", "AM60B"),
        ("密度", 1.81, 1.8),
        ("抗拉强度 kg", 2, 3),
        ("泊松比", 0.3, 9),
    )
    reading = read(book(*rows))
    assert told(reading) == [
        (2, "A", "unit_missing"),
        (3, "A", "unit_not_accepted"),
        (4, "C", "outside_hard_bounds"),
    ]
    assert reading.findings[2].offending == "9"
