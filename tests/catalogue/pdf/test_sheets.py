"""A card in print: everything is there, in our fonts, and the same bytes every time."""

from io import BytesIO

import pikepdf
import pytest

from cards.matching import match
from cards.requirement_text import parse_requirements
from cards.revision import RevisionState
from cards.scenario import Field, RoleLevel, Scenario
from cards.wording import Wording
from catalogue.pdf.forms import PrintForm
from catalogue.pdf.reading import read_print
from catalogue.pdf.sheets import card_pdf
from catalogue.pdf.views import sheet_of
from schemas.sheet_words import WORDS
from tests.catalogue.pdf.printed import (
    EDITORS,
    HASH,
    RICH,
    View,
    card,
    fonts_of,
    hashed,
    pages_of,
    text_of,
    value,
    words_of,
)

BASE = "https://cards.example"


@pytest.fixture(scope="module")
def rich():
    return card_pdf(View(card(**RICH)), "zh", base_url=BASE)


def test_names_and_every_number_are_printed(rich):
    printed = words_of(rich)
    expected = [
        "AM60B-F", "MG-000001", "v2", "已发布", "2026-11-24", "2028-01-01", "山西某镁业有限公司",
        "YZMgAl6Mn", "EN-MC21230", "用于座椅骨架。", "Forseatframes.",
        "密度", "1.80", "规定塑性延伸强度", "131MPa", "≥120MPa", "抗拉强度", "225±8MPa", "n=5",
        "断后伸长率", "8~15%", "25.6×10−6/K", "20~100°C", "室温（23°C）", "N=5×108", "R=−1",
        "未测", "5.5", "6.5", "0.25", "0.005", "0.002", "0.010", "余量", "ASTMB94",
        "使用温度不高于120℃。", "仪表板横梁", "5.5kg→2.0kg", "30天", "IATF16949",
        "Datasheet压铸镁合金", "10.1000/1", "未核实", HASH, f"{BASE}/c/MG-000001/v2",
        "典型值不作为规范",
    ]  # fmt: skip
    assert [] == [text for text in expected if text not in printed]


def test_a_company_card_does_not_look_like_literature(rich):
    assert "文献数据" not in text_of(rich)


def test_a_literature_card_says_so_at_its_head():
    first = pages_of(card_pdf(View(card(**RICH), enterprise=EDITORS), "zh"))[0]
    assert "文献数据，编辑部整理" in first
    assert "not submitted or confirmed by a company" in first


def test_the_foot_of_every_page_names_revision_and_hash(rich):
    pages = pages_of(rich)
    assert 2 == len(pages)
    assert all(f"SHA-256 {HASH[:16]}" in page and "MG-000001" in page for page in pages)


def test_every_page_of_what_was_never_published_says_that_it_is_a_draft(rich):
    draft = card_pdf(View(card(**RICH), state=RevisionState.DRAFT), "en")

    assert len(pages_of(draft)) == "".join(text_of(draft, "-raw").split()).count("草稿DRAFT")
    assert "草稿" not in text_of(rich)


def test_minimum_and_typical_stand_in_columns_of_their_own(rich):
    page = pages_of(rich)[1]
    line = next(line for line in page.splitlines() if "≥ 120" in line)
    head = next(line for line in page.splitlines() if "Guaranteed" in line)
    assert line.index("≥ 120") < head.index("Typical") <= page.index("131")


def test_what_is_not_comparable_is_marked_with_the_missing_condition(rich):
    assert "≠缺试验温度" in words_of(rich)


def test_every_font_is_ours_and_embedded(rich, tmp_path):
    fonts = fonts_of(rich, tmp_path)
    assert fonts
    assert all("Noto-Sans-SC" in font[0] and "yes" == font[-5] for font in fonts)


def test_the_same_card_gives_the_same_bytes(rich):
    assert rich == card_pdf(View(card(**RICH)), "zh", base_url=BASE)


def test_metadata_are_chinese(rich):
    with pikepdf.open(BytesIO(rich)) as pdf:
        assert "zh-CN" == str(pdf.Root.Lang)
        assert "AM60B-F · 材料性能卡片 MG-000001" == str(pdf.docinfo["/Title"])
        assert "山西某镁业有限公司" == str(pdf.docinfo["/Author"])
        assert "D:20261124000000Z" == str(pdf.docinfo["/CreationDate"])


def test_english_leads_where_it_is_wanted():
    pdf = card_pdf(View(card(**RICH)), "en")
    printed = text_of(pdf)
    assert printed.index("0.2 % proof strength") < printed.index("规定塑性延伸强度")
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert "en" == str(opened.Root.Lang)


def test_a_card_without_values_says_what_is_missing():
    pdf = card_pdf(View(card()), "zh")
    assert 1 == len(pages_of(pdf))
    assert "本卡尚无性能数据" in words_of(pdf)
    assert "未给出化学成分" in words_of(pdf)


def test_a_card_with_sixty_values_prints_all_of_them():
    many = [
        value(
            "tensile_strength",
            str(200 + place),
            "MPa",
            conditions={"wall_thickness": f"{place} mm"},
        )
        for place in range(1, 61)
    ]
    pdf = card_pdf(View(card(values=many)), "zh")
    printed = words_of(pdf)
    assert [] == [n for n in range(201, 261) if f"{n}MPa" not in printed]
    assert 3 >= len(pages_of(pdf))


def test_curves_are_drawn_with_their_axes():
    curve = {
        "property": "shielding_effectiveness",
        "curve": {
            "x": "frequency",
            "x_unit": "MHz",
            "points": [["0.01", "60"], ["30", "105"], ["1500", "112.5"]],
        },
        "unit": "dB",
        "basis": "calculated",
        "conditions": {"thickness": "2 mm"},
        "source": "s2",
    }
    printed = words_of(card_pdf(View(card(values=[curve])), "zh"))
    assert "60~112.5dB" in printed
    assert "3点曲线" in printed
    assert "频率/MHz" in printed
    assert "电磁屏蔽效能/dB" in printed


LONG = "极长牌号" * 20 + "W" * 40


@pytest.mark.parametrize(
    ("designation", "brand"),
    [
        (LONG[:100], "商品名" * 30),
        ("𠮷野家☃ AZ31\u2011B", "ᾱ ₂ ⁻⁶ 🙂 \u202f½"),
        ("<script>alert(1)</script>", "{{ 7 * 7 }} & <b>x</b>"),
    ],
)
def test_whatever_a_supplier_typed_can_be_printed(designation, brand):
    odd = card(
        designation=designation,
        brand={"zh": brand, "en": brand},
        other_designations=[designation[:90] + "x"],
        values=[value("density", "1.8", "g/cm3", note=brand, standard=designation)],
    )
    owner = EDITORS.__class__("X", Wording("很长的企业名称" * 15, "Long name " * 20))
    assert pages_of(card_pdf(View(odd, enterprise=owner), "zh", base_url=BASE))


def test_typed_markup_is_printed_not_obeyed():
    odd = card(brand={"zh": "<b>x</b> {{ 7 * 7 }}", "en": ""})
    assert "<b>x</b>{{7*7}}" in words_of(card_pdf(View(odd), "zh"))


def size_of(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        box = opened.pages[0].mediabox
        return len(opened.pages), round(float(box[2])), round(float(box[3]))


def test_the_short_form_is_the_first_page_with_the_sources_it_names():
    pdf = card_pdf(hashed(View(card(**RICH))), "zh", base_url=BASE, form=PrintForm.SHORT)
    assert (1, 595, 842) == size_of(pdf)
    text = words_of(pdf)
    assert "关键数据" in text
    assert "简本" in text
    assert "Datasheet压铸镁合金" in text
    assert "Apaper" not in text
    assert "5×10⁸" not in text
    assert read_print(pdf)[0].is_whole


def test_the_key_card_has_the_key_figures_on_an_a6_page():
    view = hashed(View(card(**RICH), enterprise=EDITORS))
    pdf = card_pdf(view, "en", base_url=BASE, form=PrintForm.KEY)
    assert (1, 298, 420) == size_of(pdf)
    text = words_of(pdf)
    for said in ("AM60B-F", "1.80g/cm³", "131MPa", "Notabove120°C.", "Literaturedata"):
        assert said in text
    assert text.count("evidencegrade") == len(sheet_of(view).key_figures) > 0
    assert view.content_hash in text


@pytest.mark.parametrize("state", [RevisionState.SUPERSEDED, RevisionState.WITHDRAWN])
def test_a_key_card_says_how_its_revision_stands(state):
    text = words_of(card_pdf(View(card(**RICH), state=state), "en", form=PrintForm.KEY))
    assert f"v2·{state.value}" in text


def test_a_key_card_of_a_card_that_says_nothing_says_so():
    pdf = card_pdf(View(card()), "zh", form=PrintForm.KEY)
    assert WORDS["empty"].zh.replace(" ", "") in words_of(pdf)


@pytest.mark.parametrize(("count", "pages"), [(46, 2), (59, 3)])
def test_a_last_page_that_would_be_nearly_empty_is_saved(count, pages):
    """Set as usual 46 values take two pages and a tenth, 59 two and a third."""
    warm = ({"temperature": f"{20 + place} °C"} for place in range(count))
    values = [value("density", "1.80", "g/cm3", conditions=state) for state in warm]
    with pikepdf.open(BytesIO(card_pdf(View(card(values=values)), "zh"))) as pdf:
        assert len(pdf.pages) == pages


@pytest.mark.parametrize("form", [PrintForm.FULL, PrintForm.SHORT])
def test_a_card_that_can_be_compared_stands_before_its_best_scenario(form):
    room = {"temperature": "23 °C"}
    known = card(
        values=[
            value("density", "1.78", "g/cm³"),
            value("tensile_strength", "230", "MPa", conditions=room),
            value("youngs_modulus", "45", "GPa", conditions=room),
        ]
    )
    seat = Scenario(
        key="seat",
        name=Wording("座椅骨架", "Seat frame"),
        field=Field.AUTOMOTIVE,
        role_level=RoleLevel.SECONDARY,
        requirements=tuple(parse_requirements("Rm>=200MPa; 密度≤1.85 g/cm³; E>=40GPa→50GPa")),
    )
    fits = [(seat, match("MG-000001", known, seat.requirements))]
    first = pages_of(card_pdf(View(known), "zh", fits=fits, form=form))[0].replace("\u00a0", " ")
    is_drawn = form is PrintForm.FULL
    # Once in the picture, once in the table beside it.
    assert first.count("≥ 40 GPa") == (2 if is_drawn else 0)
    assert ("对照场景需求" in first) is is_drawn
