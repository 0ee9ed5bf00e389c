"""Standards are found however they are written, and only read titles are titles."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.standards import (
    STANDARDS,
    Designation,
    find_standard,
    parse_designation,
    standards_in,
    successor_of,
)


@pytest.mark.parametrize(
    ("text", "designation"),
    [
        ("GB/T 228.1-2021", "GB/T 228.1-2021"),
        ("gb/t228.1—2021", "GB/T 228.1-2021"),
        ("ＧＢＴ 228.1 - 2021", "GB/T 228.1-2021"),
        ("GB/T 228.1", "GB/T 228.1-2021"),
        ("GB/T 228.1:2010", "GB/T 228.1-2010"),
        ("GB 5156-85", "GB 5156-1985"),
        ("GB/T 13748.2-2019", "GB/T 13748"),
        ("astm e8", "ASTM E8/E8M"),
        ("ASTM E8/E8M-16a", "ASTM E8/E8M"),
        ("ASTM E8M-04", "ASTM E8/E8M"),
        ("ASTM B92/B92M", "ASTM B92/B92M-17"),
        ("ISO 6892-1:2019", "ISO 6892-1"),
        ("DIN EN ISO 6892-1", "ISO 6892-1"),
        ("DIN EN 1753", "EN 1753"),
        ("ISO 3116-2007", "ISO 3116:2007"),
        ("ISO 8407", "ISO 8407"),
    ],
)
def test_a_standard_is_found_however_it_is_written(text, designation):
    assert designation == find_standard(text).designation


@pytest.mark.parametrize("text", ["", "GB/T 228", "GB/T 99999", "GB/T 228.1-1987", "own method"])
def test_what_is_not_listed_is_not_found(text):
    assert find_standard(text) is None


@pytest.mark.parametrize(
    ("text", "successor"),
    [
        ("GB/T 228.1-2010", "GB/T 228.1-2021"),
        ("GB/T 228.1-2002", "GB/T 228.1-2021"),
        ("GB/T 25748-2010", "GB/T 25748-2025"),
        ("GB/T 10125-2012", "GB/T 10125-2021"),
        ("GB/T 5153-2003", "GB/T 5153-2016"),
        ("GB/T 26667-2011", "GB/T 26667-2021"),
        ("ISO 3116:2007", "ISO 3116:2019"),
    ],
)
def test_an_old_edition_has_a_successor(text, successor):
    assert successor == successor_of(text).designation


@pytest.mark.parametrize(
    "text",
    ["GB/T 228.1-2021", "GB/T 228.1", "GB/T 228.1-2030", "GB 5156-1985", "ASTM E8-16", "nothing"],
)
def test_an_edition_has_no_successor_unless_the_list_says_so(text):
    assert successor_of(text) is None


def test_only_a_title_that_was_read_is_a_title():
    confirmed, recalled = find_standard("GB/T 5153-2016"), find_standard("GB/T 228.1-2021")
    half = find_standard("GB/T 19078-2016")

    assert ("变形镁及镁合金牌号和化学成分", True) == (confirmed.title.zh, confirmed.is_verified)
    assert ("", "", False) == (recalled.title.zh, recalled.title.en, recalled.is_verified)
    assert ("", "Magnesium alloys ingots for castings") == (half.title.zh, half.title.en)
    assert date(2017, 7, 1) == half.in_force


def test_titles_that_could_not_be_confirmed_are_not_listed_at_all():
    assert find_standard("GB/T 26284") is None
    assert find_standard("GB/T 13822") is None


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("GB/T 228.1-2021; ISO 6892-1", ("GB/T 228.1-2021", "ISO 6892-1")),
        ("GB/T 228.1-2021/ISO 6892-1", ("GB/T 228.1-2021", "ISO 6892-1")),
        ("按GB/T 228.1 — 2010和ISO 6892-1。", ("GB/T 228.1-2010", "ISO 6892-1")),
        ("GB/T 10125-2021（中性盐雾）", ("GB/T 10125-2021",)),
        ("ASTM E8/E8M-16a", ("ASTM E8/E8M-16A",)),
        ("T/CNIA 0295-2025", ("T/CNIA 0295-2025",)),
        ("MIL-M-46062", ("MIL-M-46062",)),
        ("our own method", ("our own method",)),
    ],
)
def test_a_text_names_the_standards_that_stand_in_it(text, listed):
    assert listed == standards_in(text)


@pytest.mark.parametrize("entry", STANDARDS.entries, ids=lambda entry: entry.designation)
def test_every_listed_standard_finds_itself_and_its_successor(entry):
    (found,) = (e for e in STANDARDS.editions(entry.key) if e.key == entry.key)

    assert entry is found
    assert not entry.superseded_by or find_standard(entry.superseded_by)
    assert not (entry.is_current and entry.superseded_by)


def test_a_short_year_belongs_to_its_century():
    assert Designation("ASTME8", 2016) == parse_designation("ASTM E8-16")
    assert Designation("GB5156", 1985) == parse_designation("GB 5156-85")


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for(text):
    find_standard(text)
    successor_of(text)
    standards_in(text)
