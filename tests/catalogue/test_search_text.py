"""By what a card of the literature catalogue is found, and by what it is not."""

from functools import cache

import pytest

from cards.wanted import read_words
from cards.wording import Wording
from cards.words import contains
from catalogue.demo.documents import literature_cards
from catalogue.pinyin import pinyin_of, syllables
from catalogue.search_text import family_name, search_text
from schemas.draft import load_card
from tests.catalogue.people import document

PUBLISHER = Wording("文献数据（编辑部整理）", "Literature data (editorial)")


@cache
def catalogue():
    """The designation of every card and the text by which it is found."""
    found = {}
    for count, entry in enumerate(literature_cards(), start=1):
        card = load_card(entry.document)
        found[entry.key] = (card.designation, search_text(f"MG-{count:06}", PUBLISHER, card))
    return found


def found_by(words):
    return {designation for designation, text in catalogue().values() if contains(text, words)}


AZ91D = {"AZ91D", "AZ91D-1%MM"}
EN_AZ91 = {"AZ91D", "AZ91E"}
AZ91 = {*AZ91D, "AZ91", "AZ91A/B", "AZ91C", "AZ91E"}
AM60 = {"AM60", "AM60A", "AM60B"}
LITHIUM = {"LA141", "LA91", "LAZ1151", "LAZ931", "LAZ933", "LZ91", "MA18", "MA21", "Mg-5Li-1Al"}
LITHIUM |= {"Mg-6Y-3Zn-8Li"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("AZ91D", AZ91D),
        ("AZ 91-D", AZ91D),
        ("az91d", AZ91D),
        ("ＡＺ９１Ｄ", AZ91D),
        ("GB/T AZ91D", AZ91D),
        ("M11916", {"AZ91D"}),
        ("M11917", {"AZ91D"}),
        ("YM305", {"AZ91D"}),
        ("MDC1D", {"AZ91D"}),
        ("3.5912", {"AZ91D"}),
        ("MAG 7", {"AZ91D"}),
        ("EN-MC21120", EN_AZ91),
        ("EN MC21120", EN_AZ91),
        ("en-mc2112", EN_AZ91),
        ("mc21120", EN_AZ91),
        ("MgAl9Zn1(A)", EN_AZ91),
        ("MgAl9Zn1（Ａ）", EN_AZ91),
        ("MgAl9Zn1", {"AZ91D"}),
        ("AZ91", AZ91),
        ("az9", {*AZ91, "AZ92A"}),
        ("AZ91A/B", {"AZ91A/B"}),
        ("AZ91D 压铸", AZ91D),
        ("压铸AZ91D", AZ91D),
        ("AM60", AM60),
        ("AM60B", {"AM60B"}),
        ("压铸 am60b", {"AM60B"}),
        ("AM60B-F", {"AM60B"}),
        ("AM60B T6", set()),
        ("YZMgAl6Mn", {"AM60B"}),
        ("YZMgAl6Mn(A)", {"AM60A"}),
        ("3.5662", {"AM60A"}),
        ("JIS MDC2B", {"AM60B"}),
        ("UNS M10602", {"AM60B"}),
        ("AZ31B-H24", {"AZ31B"}),
        ("AZ31B H24", {"AZ31B"}),
        ("az31bh24", {"AZ31B"}),
        ("AZ31 O", {"AZ31", "AZ31B"}),
        ("MB2", set()),
        ("YM5", set()),
        ("ZM1", set()),
        ("M1", set()),
        ("M11918", set()),
        ("K1A", {"K1A"}),
        ("k 1 a", {"K1A"}),
        ("阻尼 K1A", {"K1A"}),
        ("K1A-F", {"K1A"}),
        ("M18010", {"K1A"}),
        ("WE43", {"WE43", "WE43B", "WE43C"}),
        ("WE43 T6", {"WE43B"}),
        ("Elektron 43", {"WE43C"}),
        ("MRI 153M", {"MRI153M"}),
        ("AZ 51", {"AZ51"}),
        ("Mg-5Li-1Al", {"Mg-5Li-1Al"}),
        ("mg5li1al", {"Mg-5Li-1Al"}),
        ("6061-T6", {"6061"}),
        ("6061 T6", {"6061"}),
        ("356.0", {"356.0"}),
        ("ZL101A", {"A356 (ZL101A)"}),
        ("A356（ZL101A）", {"A356 (ZL101A)"}),
        ("dp 590", {"DP590"}),
        ("镁锂", LITHIUM),
        ("镁锂合金", LITHIUM),
        ("纯镁", {"pure Mg"}),
        ("压铸件", {"AM50A", "AM60B"}),
        ("座椅骨架", {"AM50A", "AM60B"}),
        ("半固态", {"AJX810", "AM60"}),
        ("thixomoulding", {"AJX810", "AM60"}),
        ("bangutai", {"AJX810", "AM60"}),
        ("bgt", {"AJX810", "AM60"}),
        ("high-pressure die casting AE44", {"AE44"}),
        ("hpdc ae44", {"AE44"}),
        ("yazhu ae44", {"AE44"}),
        ("ya zhu ae44", {"AE44"}),
        ("yz ae44", {"AE44"}),
        ("zhazhi az31b", {"AZ31B"}),
        ("re zha", {"AZ31B", "Q235"}),
        ("Mg-Al-RE", {"AE42", "AE44"}),
        ("镁铝稀土", {"AE42", "AE44"}),
        ("MG-000030", {"AM60B"}),
        ("mg000030", {"AM60B"}),
        ("铝 注塑", set()),
        ("steel AM60B", set()),
    ],
)
def test_what_is_typed_finds_these_designations_and_no_others(typed, expected):
    assert expected == found_by(read_words(typed).words)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("MB2", {"AZ31B"}),
        ("MB15 T5", {"ZK60A"}),
        ("YM5", AZ91D),
        ("YM5 压铸", AZ91D),
        ("ZM2", {"ZE41A"}),
        ("M11918", {"AZ91E"}),
        ("AM60B", {"AM60A"}),
        ("AE44S", {"AE44"}),
    ],
)
def test_near_grades_are_found_apart(typed, near):
    assert near == {card for name in read_words(typed).near for card in found_by(name.words)}


def test_every_card_is_found_by_its_own_title_and_by_all_beginnings_of_its_number():
    for count, (key, (designation, text)) in enumerate(catalogue().items(), start=1):
        assert contains(text, read_words(designation).words), key
        for length in range(4, 10):
            assert contains(text, read_words(f"MG-{count:06}"[:length]).words), key


def test_one_text_does_not_run_into_the_next():
    card = load_card(document("AZ31B", temper="H24", brand={"zh": "甲乙", "en": "Beta"}))
    text = search_text("MG-000001", Wording("丙丁", "Delta"), card)

    assert contains(text, read_words("甲乙 丙丁 beta delta").words)
    assert not contains(text, read_words("乙丙").words)


def test_a_stem_that_names_another_alloy_is_not_given_to_a_card():
    text = search_text("MG-000001", PUBLISHER, load_card(document("MB2B")))

    assert contains(text, read_words("AZ61A").words)
    assert not contains(text, read_words("MB2").words)


def test_a_search_text_stays_small():
    sizes = sorted(len(text.encode()) for _, text in catalogue().values())

    assert sizes[len(sizes) // 2] < 700
    assert sizes[-1] < 1500


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("轧制", "zha zhi"),
        ("热轧板", "re zha ban"),
        ("铸轧", "zhu zha"),
        ("调质", "tiao zhi"),
        ("重熔", "chong rong"),
        ("重力铸造", "zhong li zhu zao"),
        ("动态再结晶", "dong tai zai jie jing"),
        ("长治", "chang zhi"),
        ("重庆", "chong qing"),
        ("差压铸造", "cha ya zhu zao"),
        ("铝", "lv"),
        ("〇𬭊", "ling du"),
    ],
)
def test_words_of_the_trade_are_read_as_the_trade_does(name, reading):
    assert reading.split() == syllables(name)


def test_pinyin_is_found_in_full_and_by_initials_from_every_character_on():
    assert "yazhujian yzj zhujian zj jian" == pinyin_of("压铸件 die casting")
    assert "" == pinyin_of("die casting")


def test_a_long_name_is_found_in_full_from_its_beginning_and_in_part_from_its_middle():
    words = pinyin_of("山西某某镁业有限公司").split()

    assert "shanximoumoumeiyeyouxiangongsi" in words
    assert "meiyeyouxiangongsi" in words
    assert "moumoumeiyeyouxian" in words


@pytest.mark.parametrize(
    ("family", "name"),
    [
        ("Mg-Al-Zn", "镁合金 镁铝锌合金"),
        ("Mg-X", "镁合金"),
        ("Al (die casting)", "铝合金"),
        ("Pure Mg", "纯镁"),
        ("Steel", ""),
        ("", ""),
    ],
)
def test_a_family_is_named_in_chinese(family, name):
    assert name == family_name(family)
