"""The jobs of an import on both kinds of database: checked, carried out, broken off, gone on."""

import os

import pytest

from catalogue.jobs import importing
from catalogue.models.base import now
from catalogue.services import drafts, import_saving, imports, workbook_imports
from catalogue.services.import_errors import ImportNotFound
from catalogue.services.workbook_imports import Mode
from catalogue.store import imports as store
from schemas.draft import read_draft
from tests.catalogue.people import document
from tests.catalogue.workbooks.test_import_pages import rows
from tests.catalogue.workbooks.visiting import as_json


def found(database, import_id):
    with database.reading() as session:
        return store.by_id(session, import_id)


def wish(database, people, import_id, mode=Mode.VALID):
    with database.transaction() as session:
        workbook_imports.carry_out(session, people.supplier, import_id, mode)


def keys(database, people):
    with database.reading() as session:
        return [entry.key for entry in drafts.list_drafts(session, people.supplier, "ACME")]


@pytest.mark.parametrize("mode", Mode)
def test_a_checked_file_becomes_drafts(database, people, bring, runner, mode):
    made = bring(rows(*((f"K{n}", 240) for n in range(5))))
    assert (found(database, made).state, keys(database, people)) == ("checked", [])
    wish(database, people, made, mode)
    assert runner.step()
    assert found(database, made).state == "imported"
    assert keys(database, people) == [f"K{n}" for n in range(5)]


def test_an_import_that_breaks_off_goes_on_where_it_stopped(
    database, people, bring, runner, monkeypatch
):
    monkeypatch.setattr(import_saving, "BATCH", 2)
    made = bring(rows(*((f"K{n}", 240) for n in range(5))))
    wish(database, people, made)
    save, saved = importing._save_batch, []

    def break_off(*given):
        if saved:
            raise RuntimeError("the machine is switched off")
        saved.append(save(*given))
        return saved[0]

    monkeypatch.setattr(importing, "_save_batch", break_off)
    runner.step()
    assert len(keys(database, people)) == 2
    monkeypatch.setattr(importing, "_save_batch", save)
    assert runner.step()
    assert keys(database, people) == [f"K{n}" for n in range(5)]
    outcome = found(database, made).report["outcome"]
    assert ["add"] * 5 == [card["fate"] for card in outcome]
    assert all(card["number"] for card in outcome)


def test_all_or_nothing_is_nothing_when_a_card_was_changed_meanwhile(
    database, people, bring, runner
):
    wish(database, people, first := bring(rows(("K1", 240))))
    runner.step()
    made = bring(rows(("K1", 250), ("K2", 240)))
    with database.transaction() as session:
        (known,) = drafts.list_drafts(session, people.supplier, "ACME")
        drafts.revise(session, people.supplier, known.number, document("AM60B"))
    wish(database, people, made, Mode.ALL)
    runner.step()
    assert found(database, first).state == "imported"
    assert found(database, made).state == "checked"
    assert "K1" in found(database, made).error
    assert keys(database, people) == ["K1"]


def test_what_no_workbook_says_stays_when_one_revises_a_card(database, people, bring, runner):
    wish(database, people, bring(rows(("K1", 240))))
    runner.step()
    with database.transaction() as session:
        (entry,) = drafts.list_drafts(session, people.supplier, "ACME")
        typed = drafts.get_draft(session, people.supplier, entry.number).draft.typed
        typed["proven_cases"] = [{"part": {"zh": "骨架"}}]
        typed["values"] = [{**value, "confidential": True} for value in typed["values"]]
        drafts.revise(session, people.supplier, entry.number, read_draft(typed))
    wish(database, people, bring(rows(("K1", 250))))
    runner.step()
    with database.reading() as session:
        card = drafts.get_draft(session, people.supplier, entry.number).card
    assert [case.part.zh for case in card.proven_cases] == ["骨架"]
    assert all(value.confidential for value in card.values)
    assert "250" in [value.content.text for value in card.values]


def test_a_file_is_taken_away_after_a_while_and_its_report_stays(
    database, people, bring, runner, tmp_path
):
    files = tmp_path / "imports"
    old, young = bring(rows(("K1", 240))), bring(rows(("K2", 240)))
    chore = importing.forgetting(files)
    chore.do(database)
    long_ago = (now() - importing.KEPT).timestamp() - 60
    for name in (old, workbook_imports.annotated_name(old)):
        os.utime(files / name, (long_ago, long_ago))
    chore.do(database)
    kept = {young, workbook_imports.annotated_name(young)}
    assert {path.name for path in files.iterdir()} == kept
    assert found(database, old).report["counts"]["cards"] == 1
    importing.forgetting(tmp_path / "nothing").do(database)


def test_a_file_that_is_gone_is_told(database, people, bring, runner, tmp_path):
    made = bring(rows(("K1", 240)))
    (tmp_path / "imports" / made).unlink()
    with database.transaction() as session:
        workbook_imports.check_again(session, people.supplier, made)
    runner.step()
    assert found(database, made).state == "refused"
    assert "重新上传" in found(database, made).error


def test_json_is_imported_by_the_same_way(database, people, bring, runner):
    entries = [{"key": "J1", "card": document()}, {"key": "J2", "card": {"designation": 5}}]
    made = bring(as_json(entries), "cards.json")
    assert found(database, made).report["counts"]["valid"] == 1
    wish(database, people, made)
    runner.step()
    assert keys(database, people) == ["J1"]


def test_a_workbook_of_more_cards_than_one_import_takes_is_refused(database, bring, monkeypatch):
    monkeypatch.setattr(imports, "MOST_CARDS", 1)
    refused = found(database, bring(rows(("K1", 240), ("K2", 240))))
    assert (refused.state, "split it" in refused.error) == ("refused", True)


def test_an_import_is_not_there_for_another_enterprise(database, people, bring):
    made = bring(rows(("K1", 240)))
    for actor in (people.stranger, people.engineer, people.reviewer):
        with database.reading() as session, pytest.raises(ImportNotFound):
            workbook_imports.get_import(session, actor, made)
