"""`mgcards check`, and what it asks: a document against the scenarios in use."""

import json

import pytest
from click.testing import CliRunner

from catalogue.cli import main
from catalogue.services import scenarios
from catalogue.services.actor import SYSTEM
from catalogue.services.completeness import examined
from schemas.draft import read_draft
from tests.catalogue.people import document, proof_strength, value
from tests.catalogue.site import SEAT

LACKING = document("AM60B", value("proof_strength_02", "130", "MPa"))
GOOD = document("AM60B", value("density", "1.80", "g/cm³"), proof_strength())


@pytest.fixture
def check(site, monkeypatch, tmp_path):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))

    def run(content, *words, code=0):
        file = tmp_path / "card.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        done = CliRunner().invoke(main, ["check", str(file), *words])
        assert done.exit_code == code, done.output
        return done.output

    return run


def test_a_document_is_examined_against_the_scenarios_in_use(database):
    draft = read_draft(LACKING)
    with database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, SEAT)
        assert ["seat-frame"] == [entry.key for entry, _ in examined(session, draft).fits]
        scenarios.retire_scenario(session, SYSTEM, SEAT.key)
        assert [] == list(examined(session, draft).fits)


def test_what_is_missing_is_printed_with_the_scenarios_in_which_it_counts(check):
    told = check(LACKING, "--lang", "en")

    assert "no test temperature; it does not count in the ranking for Seat frame" in told
    assert "comparable 0\u00a0% (0 of 1 values)" in told
    assert "possible · Seat frame" in told
    assert "1 value(s) D → B: " in told


def test_in_chinese_the_same(check):
    told = check(LACKING)

    assert "无试验温度条件，无法参与座椅骨架场景排名" in told
    assert "可比 0\u00a0%（0/1 个值）" in told


def test_data_for_programs_says_the_same(check):
    told = json.loads(check(GOOD, "--json"))

    assert told["is_submittable"]
    assert 1 == told["comparability"]["share"]
    assert [("seat-frame", "qualified")] == [
        (entry["key"], entry["tier"]) for entry in told["scenarios"]
    ]


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_hard_problem_is_exit_code_one(check, words):
    assert "number_unreadable" in check(
        document("AM60B", value("density", "big", "g/cm³")), *words, code=1
    )


def test_what_is_no_document_is_refused_in_one_sentence(check):
    told = check("[1", code=1)

    assert told.startswith("Error: ")
    assert 1 == told.count("\n")
