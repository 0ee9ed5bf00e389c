"""A card set: contents that lead to the right page, bookmarks, metadata, ranking, index."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from cards.matching import rank
from cards.requirement_text import parse_requirements
from cards.scenario import Field, RoleLevel, Scenario
from cards.wording import Wording
from catalogue.pdf.forms import PrintForm
from catalogue.pdf.render import set_pdf_apart
from catalogue.pdf.sets import bind, set_pdf
from catalogue.pdf.sheets import sheet_part
from catalogue.pdf.views import SetContent, SetKind, set_view
from catalogue.pdf.workers import Workers
from tests.catalogue.pdf.printed import (
    HASH,
    RICH,
    View,
    card,
    fonts_of,
    pages_of,
    text_of,
    value,
    words_of,
)
from tests.catalogue.pdf.word_boxes import pages_of_words

SEAT = Scenario(
    key="seat_frame",
    name=Wording("座椅骨架", "Seat frame"),
    field=Field.AUTOMOTIVE,
    role_level=RoleLevel.SECONDARY,
    requirements=tuple(parse_requirements("Rm>=200MPa; 密度≤1.85 g/cm³; λ>=50 W/(m.K)→100*1?")),
)


def views(count: int) -> list[View]:
    return [
        View(
            card(designation=f"AX{n}0", other_designations=[f"MgAX{n}", "MgAl6"], **contents(n)),
            number=f"MG-{n:06d}",
        )
        for n in range(1, count + 1)
    ]


def contents(n: int) -> dict[str, object]:
    if n % 2:
        return RICH
    warm = {"temperature": "20 °C"}
    return {
        "values": [
            value("tensile_strength", str(150 + n), "MPa", conditions=warm),
            value("density", "1.8", "g/cm3"),
        ]
    }


def content(count: int, **more: object) -> SetContent:
    printed = views(count)
    usual: dict[str, object] = {
        "title": Wording("座椅骨架卡片集", "Cards for seat frames"),
        "kind": SetKind.LIST,
        "cards": printed,
        "publisher": Wording("镁卡编辑部", "MgCards editors"),
        "dated": date(2026, 11, 24),
        "base_url": "https://cards.example",
    }
    return SetContent(**{**usual, **more})


def for_scenario(count: int, scenario: Scenario = SEAT) -> SetContent:
    plain = content(count)
    ranked = rank([(view.number, view.card) for view in plain.cards], scenario.requirements)
    fits = {match.number: [(scenario, match)] for match in ranked}
    return content(count, kind=SetKind.SCENARIO, scenario=scenario, matches=ranked, fits=fits)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return set_pdf(for_scenario(4), "zh")


def named_pages(pdf: bytes) -> dict[str, int]:
    """Card number to page, as the contents say it."""
    contents = next(page for page in pages_of(pdf) if "目录" in page)
    found = re.findall(r"(MG-\d{6})[^\n]*?(\d+)\s*$", contents, re.MULTILINE)
    return {number: int(page) for number, page in found}


def test_every_entry_of_the_contents_names_the_page_of_its_card(printed):
    pages = pages_of(printed)
    named = named_pages(printed)
    assert ["MG-000001", "MG-000002", "MG-000003", "MG-000004"] == sorted(named)
    for number, page in named.items():
        head = pages[page - 1]
        assert number in head
        assert f"AX{int(number[3:])}0-F" in head
        assert "关键数据" in head


def test_a_set_without_an_address_promises_no_qr_code(printed):
    assert "二维码" in text_of(printed)
    unled = text_of(set_pdf(content(1, base_url="", form=PrintForm.SHORT), "zh"))
    assert "现行修订" in unled
    assert "简本" in unled
    assert "二维码" not in unled


def test_other_weights_than_those_of_the_scenario_are_told(printed):
    usual = for_scenario(1)
    weighed = set_pdf(replace(usual, is_reweighed=True), "zh")
    said = "排序所用的权重与场景原有的不同"
    assert said in text_of(weighed)
    assert said not in text_of(printed)


def test_the_ranking_says_by_which_weights(printed):
    assert "权重 100%" in text_of(printed).replace("\u00a0", " ").replace(" %", "%")


def test_the_contents_name_the_pages_of_the_other_parts(printed):
    pages = pages_of(printed)
    contents = next(page for page in pages if "目录" in page)
    for title in (
        "匹配排序",
        "对比表",
        "场景与卡片",
        "牌号索引",
        "应用索引",
        "性能索引",
        "版本与核对",
    ):
        page = int(re.search(rf"{title}[^\n]*?(\d+)\s*$", contents, re.MULTILINE)[1])
        assert title in pages[page - 1]
        assert title not in pages[page - 2] or "目录" in pages[page - 2]


def test_every_number_behind_the_cards_is_the_page_of_its_card(printed):
    """All links that lead to a card show the page to which they lead."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        places = {page.objgen: place for place, page in enumerate(pdf.pages, start=1)}
        led = [
            places[note.Dest[0].objgen]
            for page in pdf.pages[-4:]
            for note in page.get("/Annots", [])
        ]
    named = set(named_pages(printed).values())
    assert len(led) > 20
    assert named == set(led)


def test_the_imprint_lists_every_revision_with_its_hash(printed):
    page = "".join(pages_of(printed)[-1].split())
    for number in range(1, 5):
        assert f"MG-{number:06d}·v2" in page
    assert 4 == page.count(HASH)


def test_parts_longer_than_a_page_are_named_by_their_first():
    view = set_view(content(60, cards=views(60)), "zh")
    card_printed_once = sheet_part(view.sheets[0], "zh")
    with Workers() as workers:
        pdf = bind(view, [card_printed_once] * 60, "zh", workers)
    pages = pages_of(pdf)
    contents = next(page for page in pages if "索引" in page and "对比表" in page)
    named = int(re.search(r"对比表[^\n]*?(\d+)\s*$", contents, re.MULTILINE)[1])
    assert "Comparison" in pages[named - 1]
    assert re.search(r"MG-\d{6}", pages[named])


def test_every_page_but_the_cover_has_its_number(printed):
    pages = pages_of(printed)
    assert "第 1 页" not in pages[0]
    for number, page in enumerate(pages[1:], start=2):
        assert f"第 {number} 页 / 共 {len(pages)} 页" in page


def test_bookmarks_lead_to_their_pages(printed):
    pages = pages_of(printed)
    with pikepdf.open(BytesIO(printed)) as pdf:
        places = {page.objgen: place for place, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            found = {item.title: place_of(item, places) for item in outline.root}
    assert "AX10-F" in pages[found["MG-000001 AX10-F"]]
    assert "AX40-F" in pages[found["MG-000004 AX40-F"]]
    assert len(found) >= 9
    assert sorted(found.values()) == list(found.values())


def place_of(item: pikepdf.OutlineItem, places: dict[tuple[int, int], int]) -> int:
    return places[item.destination[0].objgen]


def test_links_of_the_contents_lead_into_the_set(printed):
    with pikepdf.open(BytesIO(printed)) as pdf:
        annotations = [note for page in pdf.pages for note in page.get("/Annots", [])]
        outside = [str(note.A.URI) for note in annotations if "/A" in note and "/URI" in note.A]
        inside = [note for note in annotations if "/Dest" in note]
    assert not [uri for uri in outside if uri.startswith("card:")]
    assert len(inside) > 10


def test_metadata_are_chinese(printed):
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert "zh-CN" == str(pdf.Root.Lang)
        assert "座椅骨架卡片集" == str(pdf.docinfo["/Title"])
        assert "镁卡编辑部" == str(pdf.docinfo["/Author"])


def test_the_scenario_is_ranked_with_intervals_and_gaps(printed):
    page = next(page for page in pages_of(printed) if "匹配排序" in page and "名次" in page)
    assert "≥ 200 MPa" in page
    assert "合格" in page
    assert "−48 MPa" in page
    assert "0~100" in page


def test_cards_that_only_their_number_parts_share_a_place():
    assert ("1=", "1=", "3=", "3=") == set_view(for_scenario(4), "zh").places
    assert ("1", "2") == set_view(for_scenario(2), "zh").places


def test_what_cannot_be_compared_is_ranked_beside_what_the_card_states():
    firm = replace(SEAT, requirements=tuple(parse_requirements("Rp0.2>=150MPa")))
    said = words_of(set_pdf(for_scenario(1, firm), "zh"))
    assert "规定塑性延伸强度≥150MPa现为131MPa缺少条件：试验温度；若条件一致：不满足" in said


def test_guaranteed_and_typical_are_columns_of_their_own_in_the_comparison(printed):
    page = next(page for page in pages_of(printed) if "guar." in page)
    assert "≥ 120 ≠" in page
    assert "131 ≠" in page
    assert re.search(r"Rp0\.2\s+Rp0\.2\s+Rm\s+Rm", page)


def test_the_index_leads_from_every_name_to_its_cards(printed):
    index = next(page for page in pages_of(printed) if "牌号索引" in page and "MgAX3" in page)
    named = named_pages(printed)
    first, *_, last = (named[number] for number in sorted(named))
    assert re.search(rf"MgAl6\s+{first}–{last}\b", index)
    assert re.search(rf"MgAX3\s+{named['MG-000003']}\b", index)


def test_all_fonts_are_ours_and_embedded(printed, tmp_path):
    fonts = fonts_of(printed, tmp_path)
    assert all("Noto-Sans-SC" in font[0] and "yes" == font[-5] for font in fonts)


def test_the_same_set_gives_the_same_bytes(printed):
    assert printed == set_pdf(for_scenario(4), "zh")


def test_a_set_of_one_card():
    pdf = set_pdf(content(1), "en")
    pages = pages_of(pdf)
    assert "Cards for seat frames" in pages[0]
    assert "page 2 of" in pages[1]
    assert "AX10-F" in words_of(pdf)


@pytest.mark.parametrize("title", ["长" * 120, "W" * 120])
def test_the_longest_title_stays_above_the_imprint(title):
    pdf = set_pdf(content(1, title=Wording(title, title), edition="2026-1"), "zh")
    _, words = next(pages_of_words(pdf))
    lowest = max(word.bottom for word in words if title[0] * 5 in word.text)
    assert lowest < next(word.top for word in words if word.text == "2026-1")


def test_workers_print_the_same_as_one_process():
    told: list[tuple[int, int]] = []
    apart = set_pdf_apart(content(6), "zh", progress=lambda done, total: told.append((done, total)))
    assert [(n, 6) for n in range(1, 7)] == told
    assert apart == set_pdf(content(6), "zh")
