"""What stays of a card when a workbook revises it."""

import pytest

from schemas.workbook.beyond import with_what_stays

FILE = "a" * 64
REPORT = {"id": "s1", "kind": "own_test", "title": "Report 7"}
CASE = {"part": {"zh": "骨架"}, "source": "s2"}
CASE_SOURCE = {"id": "s2", "kind": "paper", "title": "Paper"}


def strength(text="150", **more):
    return {"property": "proof_strength_02", "value": text, "unit": "MPa", **more}


def kept(said, known, key):
    return with_what_stays(said, known).get(key)


def test_a_card_that_holds_no_more_is_as_the_workbook_says():
    said = {"values": [strength()], "sources": [REPORT], "limits_of_use": ["dry"]}
    assert with_what_stays(said, {}) == said
    assert with_what_stays({}, said) == {}


@pytest.mark.parametrize(
    ("said", "known", "is_kept"),
    [
        (REPORT, [{**REPORT, "attachment_sha256": FILE}], True),
        ({**REPORT, "id": "s9"}, [{**REPORT, "attachment_sha256": FILE}], True),
        ({**REPORT, "title": "Report 8"}, [{**REPORT, "attachment_sha256": FILE}], False),
        ({"id": "s1"}, [{**REPORT, "attachment_sha256": FILE}], False),
        (REPORT, [{**REPORT, "attachment_sha256": FILE}, REPORT], False),
    ],
)
def test_a_file_stays_at_the_source_that_is_the_same(said, known, is_kept):
    (source,) = kept({"sources": [said]}, {"sources": known}, "sources")
    assert source == {**said, "attachment_sha256": FILE} if is_kept else source == said


@pytest.mark.parametrize(
    ("said", "known", "is_secret"),
    [
        (strength(), [strength(confidential=True)], True),
        (strength("160"), [strength(confidential=True)], True),
        (strength(confidential=False), [strength(confidential=True)], False),
        (strength(), [strength("140", confidential=True), strength()], False),
        (strength("160"), [strength(confidential=True), strength("140")], True),
        (strength("160"), [{"property": "density", "value": "1.8", "confidential": True}], False),
        (
            strength("160", conditions={"orientation": "T"}),
            [
                strength(conditions={"orientation": "L"}, confidential=True),
                strength(conditions={"orientation": "T"}),
            ],
            False,
        ),
    ],
)
def test_a_value_stays_confidential_unless_a_cell_says_otherwise(said, known, is_secret):
    (value,) = kept({"values": [said]}, {"values": known}, "values")
    assert value.get("confidential", False) is is_secret


def test_a_limit_of_use_stays_in_both_languages():
    known = {"limits_of_use": [{"zh": "干燥", "en": "dry"}, {"zh": "室内", "en": "indoors"}]}
    said = {"limits_of_use": ["室内", "不焊接"]}
    assert kept(said, known, "limits_of_use") == [{"zh": "室内", "en": "indoors"}, "不焊接"]


def test_a_proven_case_stays_with_its_source():
    known = {"proven_cases": [CASE], "sources": [REPORT, CASE_SOURCE]}
    found = with_what_stays({"sources": [{**REPORT, "id": "s2"}]}, known)
    assert found["sources"] == [{**REPORT, "id": "s2"}, {**CASE_SOURCE, "id": "s1"}]
    assert found["proven_cases"] == [{**CASE, "source": "s1"}]
    found = with_what_stays({"sources": [{**CASE_SOURCE, "id": "s5"}]}, known)
    assert found["sources"] == [{**CASE_SOURCE, "id": "s5"}]
    assert found["proven_cases"] == [{**CASE, "source": "s5"}]
