"""A submission value by value: what was, what others say, what the checks find."""

from cards.wording import Wording
from schemas.draft import read_draft
from schemas.review_rows import review_rows


def draft(*values):
    return read_draft({"designation": "AM60B", "form": "hpdc", "values": list(values)})


def strength(text, **more):
    stated = {"temperature": "23 °C"}
    given = {"property": "tensile_strength", "value": text, "unit": "MPa", "basis": "typical"}
    return {**given, "conditions": stated, **more}


def rows(now, former=None, others=()):
    read = draft(*now)
    before = draft(*former).card if former is not None else None
    return review_rows(read.card, before, [draft(*other).card for other in others], read.problems)


def test_a_first_revision_is_all_new():
    row = rows([strength("240", n=5, standard="GB/T 228.1")])[0]
    assert (row.fate.value, row.fate_name.en, row.place) == ("added", "new", "values/0")
    assert row.content.zh == "240 MPa".replace(" ", "\u00a0")
    assert row.standard == "GB/T 228.1"
    assert (row.said, row.change, row.others, row.is_outside) == ((), "", "", False)


def test_old_and_new_stand_side_by_side():
    former = [strength("240", basis="typical", note="old")]
    row = rows([strength("252", basis="mean", n=5, tested_on="2026-01-31")], former)[0]
    said = {entry.name.en: (entry.before.en, entry.now.en) for entry in row.said}
    assert row.change == "+5.0\u00a0%"
    assert said["value"] == ("240\u00a0MPa", "252\u00a0MPa")
    assert said["basis"] == ("typical", "mean")
    assert said["number of specimens n"] == ("", "5")
    assert said["tested on"] == ("", "2026-01-31")
    assert said["note"] == ("old", "")


def test_conditions_are_told_in_words():
    hot = strength("240", conditions={"temperature": "150 °C"})
    row = rows([hot], [strength("240")])[0]
    said = {entry.name.en: entry.now.en for entry in row.said}
    assert "150" in said["conditions"]


def test_what_is_gone_comes_last():
    found = rows(
        [strength("240")],
        [{"property": "density", "value": "1.8", "unit": "g/cm3"}, strength("240")],
    )
    assert [(row.fate.value, row.place) for row in found] == [
        ("same", "values/0"),
        ("removed", None),
    ]
    assert found[1].problems == ()


def test_an_absent_value_has_no_grade():
    row = rows([{"property": "tensile_strength", "absent": "not_tested"}])[0]
    assert (row.grade, row.content.en) == ("", "not tested")


def test_others_are_told_with_their_span():
    row = rows([strength("300")], None, [[strength("220")], [strength("250")]])[0]
    assert (row.others, row.others_count, row.is_outside) == ("220~250\u00a0MPa", 2, True)


def test_each_value_has_its_own_problems():
    found = rows([strength("240"), strength("24000")])
    places = [{problem.path[1] for problem in row.problems} for row in found]
    assert places == [{0}, {1}]
    assert len(found[1].problems) > len(found[0].problems)


def test_a_confidential_value_says_so():
    assert rows([strength("240", confidential=True)])[0].is_confidential


def test_that_a_value_became_confidential_is_said_in_words():
    row = rows([strength("240", confidential=True)], [strength("240")])[0]
    (said,) = row.said
    assert (said.name.en, said.before.zh, said.now) == ("confidential", "", Wording("是", "yes"))
