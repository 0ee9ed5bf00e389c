"""Sentences as engineers write them become requirements; what is assumed or missed is said."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cards.plain_words.lexicon import lexicon
from cards.plain_words.numerals import arabic
from cards.plain_words.reading import LONGEST, PlainReading, read_plainly
from cards.requirement_text import parse_requirement

CORPUS = yaml.safe_load(Path(__file__).with_name("plain_words.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry["said"][:40])
def test_a_sentence_becomes_what_it_should(entry):
    found = read_plainly(entry["said"])
    assert list(found.texts) == entry.get("means", [])
    assumed = [said.zh for one in found.requirements for said in one.assumed]
    assert assumed == entry.get("assumed", [])
    assert {offer.said: list(offer.texts) for offer in found.offers} == entry.get("offers", {})
    assert list(found.words) == entry.get("words", [])
    assert list(found.unread) == entry.get("unread", [])


def test_the_corpus_is_as_large_as_it_should_be():
    assert len(CORPUS) >= 60
    assert len({entry["said"] for entry in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry["said"][:40])
def test_what_a_sentence_becomes_is_read_again_as_it_is(entry):
    for text in entry.get("means", []):
        meant = parse_requirement(text)
        assert parse_requirement(meant.text) == meant
        for again in map(parse_requirement, read_plainly(text).texts):
            assert (again.property, again.low, again.high) == (
                meant.property,
                meant.low,
                meant.high,
            )


@pytest.mark.parametrize("quality", lexicon().qualities.values(), ids=lambda one: one.says.en[:30])
def test_every_offer_is_a_requirement_and_never_a_must(quality):
    assert all(not parse_requirement(text).is_must for text in quality.offers)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("八", "8"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百三十", "130"),
        ("一百三", "130"),
        ("一百零五", "105"),
        ("两千", "2000"),
        ("零点五", "0.5"),
        ("一点八五", "1.85"),
        ("", ""),
        ("点五", ""),
        ("八点", ""),
        ("一二", ""),
        ("一点十", ""),
    ],
)
def test_chinese_numerals(text, number):
    assert arabic(text) == number


@pytest.mark.parametrize("text", ["", " ", "，。；", "(", ")", "百分之", "约", "大于", "A", "最好"])
def test_what_says_nothing_becomes_nothing(text):
    assert read_plainly(text).texts == ()


def test_a_number_without_unit_that_cannot_be_meant_is_not_guessed():
    assert read_plainly("屈服强度大于130000") == PlainReading(unread=("屈服强度大于130000",))


def test_an_unreadable_limit_is_not_made_up():
    assert read_plainly("应力-应变曲线大于3MPa").texts == ()
    assert read_plainly("强度约 abc").texts == ()


def test_what_is_too_long_is_not_read():
    text = "屈服强度大于130MPa，" * LONGEST
    assert read_plainly(text) == PlainReading(unread=(text,))


@given(st.text(max_size=120))
def test_no_text_makes_it_fail(text):
    assert all(parse_requirement(found) for found in read_plainly(text).texts)


WORDS = st.sampled_from(
    [
        "屈服强度",
        "密度",
        "A",
        "大于",
        "不超过",
        "约",
        "130",
        "MPa",
        "8%",
        "1GHz",
        "120℃",
        "最好",
        "，",
        "不含",
        "耐盐雾",
        "频率",
        "(",
        ")",
        "强度",
        "x",
        "AZ91D",
        "的",
        "~",
        "百分之八",
    ]
)


@given(st.lists(WORDS, max_size=14).map("".join))
def test_no_order_of_words_makes_it_fail(text):
    found = read_plainly(text)
    assert all(parse_requirement(entry) for entry in found.texts)
    assert all(parse_requirement(entry) for offer in found.offers for entry in offer.texts)


NEGATED = {
    "floor": [
        "不能小于",
        "不应低于",
        "不要低于",
        "不得少于",
        "不可小于",
        "不宜低于",
        "should not be below",
    ],
    "ceiling": [
        "不能大于",
        "不应高于",
        "不得大于",
        "不要超过",
        "不可超过",
        "不允许高于",
        "must not exceed",
    ],
}


@pytest.mark.parametrize(
    ("words", "sign"),
    [(word, ">=") for word in NEGATED["floor"]] + [(word, "<=") for word in NEGATED["ceiling"]],
)
def test_a_negated_comparison_is_the_other_side(words, sign):
    assert read_plainly(f"屈服强度 {words.replace('~', ' ')} 130MPa").texts == (
        f"Rp0.2{sign}130MPa",
    )


@pytest.mark.parametrize(
    "text", ["屈服强度不130MPa", "yield strength is not 130 MPa", "密度不太大于1.8"]
)
def test_any_other_negation_asks_nothing_and_is_said(text):
    reading = read_plainly(text)
    assert reading.texts == ()
    assert reading.unread


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("热膨胀系数不大于26e-6/K", None, 26),
        ("热膨胀系数不大于26×10⁻⁶/K", None, 26),
        ("热膨胀系数不大于26", None, 26),
        ("屈服强度大于100MPa，低于200MPa", 100, 200),
    ],
)
def test_a_number_is_read_as_it_was_said(text, low, high):
    (asked,) = map(parse_requirement, read_plainly(text).texts)
    assert (asked.low, asked.high) == (low, pytest.approx(high) if high else None)


def test_two_sides_in_different_units_are_no_range():
    reading = read_plainly("屈服强度大于100MPa，低于0.2GPa")
    assert reading.texts == ("Rp0.2>=100MPa",)
    assert reading.unread


@pytest.mark.parametrize("text", ["-40℃下屈服强度大于100MPa", "屈服强度在−40℃时大于100MPa"])
def test_a_sign_belongs_to_its_number(text):
    (asked,) = map(parse_requirement, read_plainly(text).texts)
    assert asked.conditions["temperature"].low == -40
