"""Messy workbooks, each in another style: what is read of them and what is found."""

from dataclasses import replace

import pytest

from schemas.workbook.mapping import propose
from schemas.workbook.reading import read_workbook
from tests.schemas.workbook import grids
from tests.schemas.workbook.compact import SOURCE, compact, found

READ = {
    "MERGED_HEADS": (
        """
AZ91D F | 力学性能!4 | designation=AZ91D temper=F
tensile_strength 245 MPa [temperature=23℃] typical s1
proof_strength_02 150 MPa [temperature=23℃] typical note=T5 s1
elongation 3 % [temperature=23℃; gauge=A50mm] typical s1
density 1.81 g·cm⁻³ [] typical s1
s1 T
AM60B F | 力学性能!5 | designation=AM60B temper=F note=座椅用
tensile_strength ≥220 MPa [temperature=23℃] typical s1
proof_strength_02 130±5 MPa [temperature=23℃] typical s1
elongation 8-12 % [temperature=23℃; gauge=A50mm] typical s1
density 1.8 g·cm⁻³ [] typical s1
s1 T
AM50A F | 力学性能!7 | designation=AM50A temper=F
tensile_strength not_tested []
proof_strength_02 not_applicable []
elongation 2026-08-12 % [temperature=23℃; gauge=A50mm] typical s1
density 1,78 g·cm⁻³ [] typical s1
s1 T
        """,
        """
力学性能!D4 soft note_in_cell 1 <150（T5）>
力学性能!E7 hard date_for_number 3 <2026-08-12>
力学性能!F7 hard decimal_comma 3 <1,78>
        """,
        [8],
    ),
    "CARDS_IN_COLUMNS": (
        """
AZ91D F | 对比!3 | designation=AZ91D temper=F
tensile_strength 230 MPa [temperature=23℃] typical s1
proof_strength_02 150 MPa [temperature=23℃] typical s1
density 1.81 g/cm3 [] typical s1
element=Al min=8.5 max=9.5
s1 T
AM60B F | 对比!4 | designation=AM60B temper=F
tensile_strength 220~240 MPa [temperature=23℃] typical s1
proof_strength_02 135 MPa [temperature=23℃] typical note=* s1
density 18 g/cm3 [] typical s1
element=Al measured=6
s1 T
        """,
        """
对比!D4 soft note_in_cell 2 <135*>
对比!D5 soft outside_typical_bounds 2 <18>
        """,
        [],
    ),
    "CSV_WITH_GROUPS": (
        """
ＡＺ９１Ｄ F | CSV!4 | designation=ＡＺ９１Ｄ temper=F
tensile_strength ２４０～２６０ MPa [temperature=23℃] typical s1
proof_strength_02 150,5 MPa [temperature=23℃] typical s1
tensile_strength 160 MPa [temperature=150℃] typical s1
proof_strength_02 not_tested []
specific_heat 1020 J/(kg·K) [] typical s1
s1 T
AE44 F | CSV!5 | designation=AE44 temper=F
tensile_strength ≥ 240 MPa [temperature=23℃] typical s1
proof_strength_02 140 MPa [temperature=23℃] typical note=约140 s1
proof_strength_02 not_tested []
specific_heat 1000 J/(kg·K) [] typical s1
s1 T
        """,
        """
CSV!G2 soft not_comparable all <比热容 J/(kg·K)>
CSV!D4 hard decimal_comma 1 <150,5>
CSV!G4 soft thousands_separator 1 <1,020>
CSV!D5 soft approximate_number 2 <约140>
        """,
        [6],
    ),
    "LIMITS_OF_COMPOSITION": (
        """
M-1 | 化学成分!4 | designation=AM60B
tensile_strength 230 MPa [temperature=23℃] typical s1
proof_strength_02 130 MPa [temperature=23℃] typical s1
element=Al min=5.5 max=6.5
element=Mn measured=0.35
element=Fe max=0.005
element=other total max=<0.03
element=Mg balance=True
s1 T
M-2 | 化学成分!5 | designation=AM50A
element=Al min=4.4 max=高
element=Mn measured=≥0.26
element=Fe max=≤0.004
element=Mg measured=0.947
M-1 | 力学!3 | designation=AM60B
tensile_strength 225 MPa [temperature=23℃] typical s1
proof_strength_02 128 MPa [temperature=23℃] typical s1
s1 T
M-3 | 力学!4 | designation=AE44
tensile_strength 245 MPa MPa [temperature=23℃] typical s1
proof_strength_02 0.14 GPa MPa [temperature=23℃] typical s1
s1 T
        """,
        """
化学成分!B5 hard nothing_stated 2 <AM50A>
化学成分!D5 hard number_unreadable 2 <高>
化学成分!G5 soft share_without_number 2 <ND>
化学成分!H5 hard percent_as_fraction 2 <0.947>
力学!A3 hard key_repeated 3 <M-1>
力学!D4 hard unit_contradicts 4 <0.14 GPa>
        """,
        [],
    ),
    "ONE_VALUE_A_ROW": (
        """
AZ31B H24 | CSV!2,3,4,5 | designation=AZ31B temper=H24
tensile_strength 290 MPa [temperature=23 ℃; orientation=纵向] typical n=5 s=3.2 s1 GB/T 228.1-2021
tensile_strength 285 MPa [temperature=23 ℃; orientation=横向] typical n=5 s1 GB/T 228.1-2021
proof_strength_02 not_tested []
弹性模两 45 GPa [temperature=23 ℃] typical s1
s1 检验报告 7
ZK60A T5 | CSV!6 | designation=ZK60A temper=T5
thermal_conductivity 117 W/mK [temperature=20] typical s1
s1 手册
        """,
        """
CSV!C5 hard unknown_property 1 <弹性模两>
CSV!F6 hard unit_not_accepted 2 <20>
CSV!A7 hard card_unknown all <>
        """,
        [],
    ),
    "ENGLISH_DATASHEET": (
        """
AZ91D | Datasheet!4 | designation=AZ91D
tensile_strength 33.4 ksi [temperature=RT] typical s1
proof_strength_02 23.2 ksi [temperature=RT] minimum s1
elongation 3 % [gauge=50 mm; temperature=RT] typical s1
thermal_conductivity 72 W/m K [temperature=20 °C] typical s1
s1 T
AM60B | Datasheet!5 | designation=AM60B
tensile_strength 32 ksi [temperature=RT] typical note=[1] s1
proof_strength_02 19 ksi [temperature=RT] minimum s1
elongation not_applicable []
thermal_conductivity not_tested []
s1 T
AM5OA | Datasheet!6 | designation=AM5OA
tensile_strength TRUE ksi [temperature=RT] typical s1
proof_strength_02 #N/A ksi [temperature=RT] minimum s1
elongation 0.08 % [gauge=50 mm; temperature=RT] typical s1
thermal_conductivity 62 W/(m·K) W/m K [temperature=20 °C] typical s1
s1 T
        """,
        """
Datasheet!C5 soft note_in_cell 2 <32 [1]>
Datasheet!B6 soft designation_misspelt 3 <AM5OA>
Datasheet!C6 hard boolean_for_number 3 <TRUE>
Datasheet!D6 hard formula_error 3 <#N/A>
Datasheet!E6 hard percent_as_fraction 3 <0.08>
        """,
        [7],
    ),
    "MERGED_ALLOYS": (
        """
ZK60A T5 | 型材!3 | designation=ZK60A temper=T5
tensile_strength 340 MPa [temperature=室温] typical s1
brinell_hardness 82 HBW [load_indenter=5/250] typical s1
s1 T
ZK60A F | 型材!4 | designation=ZK60A temper=F
tensile_strength 310 MPa [temperature=室温] typical s1
brinell_hardness 75 HBW [load_indenter=5/250] typical s1
density 1.83 g/cm³ [] typical s1
s1 T
AZ80A T5 | 型材!6 | designation=AZ80A temper=T5
tensile_strength 380/375 MPa [temperature=室温] typical s1
brinell_hardness 80 HBW [load_indenter=5/250] typical s1
s1 T
AZ61A | 型材!7 | designation=AZ61A
        """,
        """
型材!E1 hard unit_missing all <密度>
型材!C6 hard several_numbers 3 <380/375>
型材!A7 hard nothing_stated 4 <AZ61A>
        """,
        [2, 5],
    ),
    "WRONG_UNITS": (
        """
AZ91D | 表1!2 | designation=AZ91D
elongation 6 % [] typical s1
s1 T
AM60B | 表1!3 | designation=AM60B
proof_strength_02 130 MPa [temperature=150℃] typical s1
elongation 8 % [] typical s1
s1 T
AM50A | 表1!4 | designation=AM50A
        """,
        """
表1!B1 hard unit_not_accepted all <抗拉强度 kg>
表1!C1 hard unit_missing all <屈服强度 150℃>
表1!D1 hard unit_not_accepted all <Al ppm>
表1!E1 soft column_uncertain all <试验温度 h>
表1!F1 soft not_comparable all <延伸率 (%)>
        """,
        [],
    ),
}


def lines(text):
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


@pytest.mark.parametrize("name", READ)
def test_a_messy_workbook_is_read_as_a_person_reads_it(name):
    workbook = getattr(grids, name)
    cards, findings, skipped = READ[name]
    plan = replace(propose(workbook), basis="typical", source=SOURCE)
    reading = read_workbook(workbook, plan)
    assert [line for card in reading.cards for line in lines(compact(card))] == lines(cards)
    assert [found(finding) for finding in reading.findings] == lines(findings)
    assert [row.row for row in reading.skipped] == skipped


def test_one_document_in_full():
    plan = replace(propose(grids.MERGED_HEADS), basis="typical", source=SOURCE)
    card = read_workbook(grids.MERGED_HEADS, plan).cards[1]
    room = {"temperature": "23℃"}
    beside = {"basis": "typical", "source": "s1"}
    assert card.document == {
        "designation": "AM60B",
        "temper": "F",
        "note": "座椅用",
        "sources": [{"id": "s1", "kind": "producer_datasheet", "title": "T"}],
        "values": [
            {
                "property": "tensile_strength",
                "value": "≥220",
                "unit": "MPa",
                "conditions": room,
                **beside,
            },
            {
                "property": "proof_strength_02",
                "value": "130±5",
                "unit": "MPa",
                "conditions": room,
                **beside,
            },
            {
                "property": "elongation",
                "value": "8-12",
                "unit": "%",
                "conditions": room | {"gauge": "A50mm"},
                **beside,
            },
            {"property": "density", "value": "1.8", "unit": "g·cm⁻³", **beside},
        ],
    }


@pytest.mark.parametrize("name", READ)
def test_no_source_and_no_basis_is_ever_made_up(name):
    workbook = getattr(grids, name)
    plan = propose(workbook)
    for card in read_workbook(workbook, plan).cards:
        for value in card.document.get("values", ()):
            assert "source" not in value or any(
                column.target == "source.title" for column in plan.columns
            )
            assert "basis" not in value or any(column.basis for column in plan.columns)
