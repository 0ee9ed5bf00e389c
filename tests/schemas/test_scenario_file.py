from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.requirement_text import parse_requirement
from schemas.errors import DocumentUnreadable
from schemas.scenario_file import (
    dump_scenario_file,
    dump_scenario_text,
    read_scenario_file,
    read_scenario_text,
)
from schemas.yaml_text import dump_yaml
from tests.schemas.build import scenario

SHIPPED = Path(__file__).resolve().parents[2] / "catalogue/demo/data/scenarios.yaml"
TWO = """\
- key: seat-frame
  name: {zh: 座椅骨架, en: Seat frame}
  field: automotive
  role_level: secondary
  requirements:
    - text: ρ<=1.85g/cm3
    - text: Rp0.2>=130furlong
- key: Bad Key
  field: kitchen
  name: 支架
  colour: grey
"""
KEPT = st.text(min_size=1, max_size=80).map(lambda text: text.encode("utf-8", "ignore").decode())


def read(text):
    return read_scenario_file(text.encode())


def told(filed):
    return [(entry.problem.code, entry.problem.where, entry.line) for entry in filed.problems]


def in_normal_form(line):
    """The line of a requirement as its text is kept: `·` as `.`, `⁻⁶` as `^-6`."""
    head, mark, text = line.partition("- text: ")
    return head + mark + parse_requirement(text).text if mark else line


def test_the_shipped_file_comes_back_letter_by_letter():
    typed = SHIPPED.read_text(encoding="utf-8")
    lines = typed[typed.index("- key:") :].splitlines()
    body = "\n".join(map(in_normal_form, lines)) + "\n"

    assert body == dump_scenario_file(entry.scenario for entry in read(typed))


@given(KEPT, KEPT)
def test_any_text_of_a_scenario_comes_back(materials, facts):
    (filed,) = read_scenario_file(dump_scenario_file([scenario()]).encode())
    made = _with(filed.scenario, materials, facts)

    if made is not None:
        assert made == read_scenario_text(dump_scenario_text(made).encode()).scenario


def _with(made, materials, facts):
    """The scenario with these texts, as it is read, or None when they cannot be accepted."""
    text = dump_scenario_text(made)
    more = dump_yaml({"materials": materials, "facts": {"zh": facts}})
    return read_scenario_text((text + more).encode()).scenario


def test_everything_that_is_wrong_is_said_with_its_line():
    first, second = read(TWO)

    assert (first.key, first.line, first.scenario) == ("seat-frame", 1, None)
    assert told(first) == [("requirement_unreadable", "requirements[1].text", 7)]
    assert (second.key, second.line) == ("Bad Key", 8)
    assert set(told(second)) == {
        ("format", "key", 8),
        ("not_a_choice", "field", 9),
        ("missing", "role_level", 8),
        ("unknown_field", "colour", 11),
    }


def test_a_refused_scenario_does_not_keep_the_others_from_being_read():
    good = dump_scenario_file([scenario()])

    assert [True, False] == [entry.scenario is not None for entry in read(good + "- key: x\n")]


def test_a_scenario_may_stand_alone():
    made = scenario("Rp0.2>=130MPa", needs=["lightweight"])

    assert made == read_scenario_text(dump_scenario_text(made).encode()).scenario
    assert dump_scenario_text(made).index("needs") < dump_scenario_text(made).index("requirements")


def test_a_key_that_stands_twice_is_refused_at_both():
    (first, second) = read(dump_scenario_file([scenario(), scenario()]))

    assert told(first) == [("stands_twice", "key", 1)]
    assert [code for code, *_ in told(second)] == ["stands_twice"]


@pytest.mark.parametrize("typed", ["- just text", "- [a]", "- "])
def test_an_entry_that_is_no_mapping_is_refused(typed):
    (filed,) = read(typed)

    assert told(filed) == [("not_a_mapping", "", 1)]
    assert filed.key == ""


@pytest.mark.parametrize("typed", ["", "[]", "~", "# only a remark"])
def test_a_file_without_scenario_is_refused(typed):
    with pytest.raises(DocumentUnreadable, match="no scenario"):
        read(typed)


def test_only_one_scenario_is_accepted_where_one_is_edited():
    with pytest.raises(DocumentUnreadable, match="only one scenario"):
        read_scenario_text(TWO.encode())
