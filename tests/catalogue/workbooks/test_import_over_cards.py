"""Files brought again over cards that people have worked on, on both kinds of database."""

import pytest

from catalogue.services import drafts, reviews, workbook_imports
from catalogue.services.workbook_imports import Mode
from catalogue.store import imports as store
from schemas.draft import read_draft
from tests.catalogue.workbooks.hostile import workbook
from tests.catalogue.workbooks.test_import_pages import HEADS, SOURCE, rows

NARROW = ["编号", "牌号", "抗拉强度 MPa 23℃ 典型"]
BY_HAND = {"property": "brinell_hardness", "value": "70", "unit": "HBW", "basis": "typical"}


@pytest.fixture
def carry_out(database, people, bring, runner):
    """Brings a file and has it carried out; its report."""

    def carried_out(raw, *, revives=False):
        import_id = bring(raw)
        with database.transaction() as session:
            workbook_imports.carry_out(
                session, people.supplier, import_id, Mode.VALID, revives=revives
            )
        assert runner.step()
        return report_of(database, import_id)

    return carried_out


def report_of(database, import_id):
    with database.reading() as session:
        return store.by_id(session, import_id).report


def cards(database, people):
    with database.reading() as session:
        return drafts.list_drafts(session, people.supplier, "ACME")


def numbers(revision, key="tensile_strength"):
    return [value.content.text for value in revision.card.values if value.property == key]


def edit(database, people, change):
    """The only card, changed by hand."""
    (entry,) = cards(database, people)
    typed = entry.draft.typed
    change(typed)
    with database.transaction() as session:
        return drafts.revise(session, people.supplier, entry.number, read_draft(typed))


def publish(database, people, number):
    with database.transaction() as session:
        sent = drafts.submit(session, people.supplier, number)
        reviews.publish(session, people.reviewer, sent.id)


def test_what_was_typed_by_hand_outlives_the_same_file_and_a_changed_one(
    database, people, carry_out
):
    carry_out(rows(("K1", 240)))

    def change(typed):
        typed["temper"] = "T5"
        typed["values"] = [{**typed["values"][0], "value": "1.82"}, *typed["values"][1:], BY_HAND]

    edited = edit(database, people, change)
    again = carry_out(rows(("K1", 240)))
    assert again["counts"]["unchanged"] == 1
    assert cards(database, people)[0].content_hash == edited.content_hash
    report = carry_out(rows(("K1", 250)))
    assert [entry["fate"] for entry in report["outcome"]] == ["update"]
    (card,) = cards(database, people)
    assert card.card.temper == "T5"
    assert numbers(card) == ["250"]
    assert (numbers(card, "density"), numbers(card, "brinell_hardness")) == (["1.82"], ["70"])


def test_the_report_says_what_changes_before_anything_is_written(
    database, people, bring, carry_out
):
    carry_out(rows(("K1", 240)))
    edit(database, people, lambda typed: typed["values"][1].update(value="245"))
    (told,) = report_of(database, bring(rows(("K1", 250))))["cards"]
    (difference,) = told["differences"]
    assert (difference["before"], difference["now"]) == ("245", "250")
    assert difference["is_overwritten"]
    assert told["change"] == "update"
    (told,) = report_of(database, bring(workbook(NARROW, ["K1", "AZ91D", 260])))["cards"]
    assert {"form", "density"} <= set(told["kept"])
    assert numbers(cards(database, people)[0]) == ["245"]


def test_a_narrower_file_takes_nothing_away(database, people, carry_out):
    carry_out(rows(("K1", 240)))
    before = cards(database, people)[0].card
    carry_out(workbook([*NARROW, *HEADS[-2:]], ["K1", "AZ91D", 260, *SOURCE]))
    (card,) = cards(database, people)
    assert numbers(card) == ["260"]
    assert len(card.card.values) == len(before.values)
    assert (card.card.form, card.card.sources) == (before.form, before.sources)


def test_a_published_card_gets_a_new_revision_and_one_in_review_is_left_alone(
    database, people, bring, carry_out
):
    carry_out(rows(("K1", 240)))
    (entry,) = cards(database, people)
    publish(database, people, entry.number)
    counts = report_of(database, bring(rows(("K1", 250))))["counts"]
    assert (counts["revise"], counts["update"]) == (1, 0)
    assert carry_out(rows(("K1", 250)))["outcome"][0]["fate"] == "revise"
    with database.transaction() as session:
        drafts.submit(session, people.supplier, entry.number)
    assert carry_out(rows(("K1", 260)))["outcome"][0]["fate"] == "busy"


def test_a_withdrawn_card_is_revived_only_when_that_is_said(database, people, bring, carry_out):
    carry_out(rows(("K1", 240)))
    (entry,) = cards(database, people)
    publish(database, people, entry.number)
    with database.transaction() as session:
        drafts.withdraw(session, people.supplier, entry.number)
    counts = report_of(database, bring(rows(("K1", 250))))["counts"]
    assert (counts["withdrawn"], counts["revise"]) == (1, 0)
    assert carry_out(rows(("K1", 250)))["outcome"][0]["fate"] == "withdrawn"
    assert cards(database, people)[0].state == "withdrawn"
    assert carry_out(rows(("K1", 250)), revives=True)["outcome"][0]["fate"] == "revise"
    (card,) = cards(database, people)
    assert (card.state, numbers(card)) == ("draft", ["250"])
