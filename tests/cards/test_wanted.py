"""What typed text asks for: designations however they are parted, tempers, words, near grades."""

import pytest

from cards.designations import DESIGNATIONS, Relation
from cards.wanted import near_names, read_words


@pytest.mark.parametrize(
    "typed",
    [
        "AZ91D",
        "az 91-d",
        "ＡＺ９１Ｄ",
        "AZ-91 D",
        "a z 91 d",
        "ASTM AZ91D",
        "GB/T AZ91D",
        "国标 az91d",
    ],
)
def test_a_designation_is_one_word_however_it_is_parted(typed):
    assert (" az91d ",) == read_words(typed).words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        (" ， 、() ", ()),
        ("EN-MC21120", (" enmc21120 ",)),
        ("EN MC21120", (" enmc21120 ",)),
        ("MgAl9Zn1（A）", (" mgal9zn1a ",)),
        ("YZMgAl6Mn", (" yzmgal6mn ",)),
        ("3.5912", (" 35912 ",)),
        ("镁锂合金", (" 镁 锂 合 金 ",)),
        ("AZ91", (" az91 ",)),
        ("AM60B am60b ，", (" am60b ",)),
        ("AZ31B-H24", (" az31b ", " h24")),
        ("AZ31B H24", (" az31b ", " h24")),
        ("az31bh24", (" az31b ", " h24")),
        ("AZ31B O", (" az31b ", " o ")),
        ("AM60BF", (" am60b ", " f ")),
        ("UNS M10602 T6", (" m10602 ", " t6")),
        ("K1A", (" k1a",)),
        ("K 1 A", (" k1a",)),
        ("ASTM K1A", (" k1a",)),
        ("K1A-F", (" k1a", " f ")),
        ("ze64 T5", (" ze64", " t5")),
        ("AZ 51", (" az51",)),
        ("az9", (" az9",)),
        ("T6", (" t6",)),
        ("镁", (" 镁",)),
        ("压铸件", (" 压 铸 件",)),
        ("AZ91D压铸", (" az91d ", " 压 铸")),
        ("压铸、挤压", (" 压 铸", " 挤 压")),
        ("压铸 ＡＭ６０Ｂ！", (" 压 铸", " am60b ")),
        ("阻尼：K1A", (" 阻 尼", " k1a")),
        ("MG-000002", (" mg 000002",)),
        ("GB/T 5153", (" gb t", " 5153")),
        ("high-pressure die", (" high pressure", " die")),
        ("6061-T6", (" 6061 t6",)),
        ("ya zhu", (" ya", " zhu")),
    ],
)
def test_typed_text_is_read_as_words(typed, words):
    assert words == read_words(typed).words


def offered(typed):
    return [(name.typed, name.name, name.relation.value) for name in read_words(typed).near]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("mb2", [("MB2", "AZ31B", "near")]),
        ("AZ31B", [("AZ31B", "AZ40M", "near")]),
        ("YM5", [("YM5", "AZ91D", "near")]),
        ("mgal9zn1(a)", [("MgAl9Zn1(A)", "YM5", "near")]),
        ("AM60B", [("AM60B", "AM60A", "near")]),
        ("AM60A", [("AM60A", "AM60B", "near")]),
        ("M11918", [("M11918", "AZ91E", "uncertain")]),
        ("AZ91", []),
        ("K1A", []),
        ("压铸", []),
    ],
)
def test_near_grades_are_offered_apart(typed, near):
    assert near == offered(typed)


def test_a_near_grade_has_the_other_words_and_the_temper():
    (name,) = read_words("压铸 MB2-T4").near

    assert (" 压 铸", " az31b ", " t4") == name.words
    assert ("近似牌号", "Near grade") == (name.label.zh, name.label.en)
    assert "AZ31B is near to MB2 and not the same grade." == name.says.en


def test_an_unconfirmed_name_says_so():
    (name,) = read_words("M11918").near

    assert "Unconfirmed name" == name.label.en
    assert "M11918 可能是 AZ91E，这一对应关系未经证实。" == name.says.zh


@pytest.mark.parametrize("alloy", DESIGNATIONS.alloys, ids=lambda alloy: alloy.key)
def test_to_be_near_goes_both_ways(alloy):
    for name, relation in near_names(alloy.key):
        assert relation is Relation.NEAR
        assert name != alloy.key
        assert alloy.key in dict(near_names(name))
