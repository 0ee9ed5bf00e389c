"""What commands print for programs, and what they say when the database is busy."""

import json
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner
from sqlalchemy.exc import OperationalError

from catalogue.cli import main
from catalogue.cli.console import Console, one_sentence
from catalogue.pdf.forms import PrintForm
from catalogue.services import drafts
from catalogue.services.actor import SYSTEM
from schemas.sheet_words import WORDS
from tests.catalogue.pdf.printed import words_of
from tests.catalogue.people import document, published, value


def run(site, monkeypatch, *words):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    done = CliRunner().invoke(main, list(map(str, words)))
    assert done.exit_code == 0, done.output
    return done.output


def test_scenarios_and_the_queue_are_told_as_data(site, monkeypatch):
    (scenario,) = json.loads(run(site, monkeypatch, "match", "--json"))
    assert scenario == {"key": "seat-frame", "name": {"zh": "座椅骨架", "en": "Seat frame"}}
    (waiting,) = json.loads(run(site, monkeypatch, "queue", "--json"))
    assert (waiting["number"], waiting["designation"]) == (site.waiting_number, "AZ91D")


def test_what_was_exported_is_imported_as_unchanged(site, monkeypatch, tmp_path):
    file = tmp_path / "cards.json"
    run(site, monkeypatch, "export", "--enterprise", "ACME", "--out", str(file))
    words = ("import", str(file), "--enterprise", "ACME", "--dry-run", "--lang", "en")
    assert {line.partition(": ")[2] for line in run(site, monkeypatch, *words).splitlines()} == {
        "unchanged"
    }


def test_a_card_an_answer_and_the_catalogue_are_exported(site, monkeypatch, tmp_path):
    card = json.loads(run(site, monkeypatch, "export", "card", site.number))
    assert (site.number, f"/c/{site.number}/v1") == (card["number"], card["url"])
    file = tmp_path / "answer.csv"
    run(site, monkeypatch, "export", "search", "Rp0.2>=120MPa", "--format", "csv", "--output", file)
    assert "verdict Rp0.2>=120MPa" in file.read_text("utf-8-sig")
    whole = json.loads(run(site, monkeypatch, "export", "catalogue", "--format", "jsonld"))
    assert ["Dataset", "ProductModel"] == [node["@type"] for node in whole["@graph"]]


@pytest.mark.parametrize("state", ["40P01", "40001"])
def test_a_collision_is_no_lost_connection(state):
    console = Console()
    console.wanted_language = "en"
    collision = OperationalError("", {}, SimpleNamespace(sqlstate=state))
    with pytest.raises(click.ClickException, match="busy"), one_sentence(console):
        raise collision


def test_confidential_values_leave_only_when_they_are_asked_for(site, monkeypatch, tmp_path):
    secret = value("tensile_strength", "187.31", "MPa", confidential=True)
    with site.database.transaction() as session:
        number = published(session, site.people, document("AZ80", secret)).number
    for words in (("card", number), ("card", number, "--json"), ("export",)):
        assert "187.31" not in run(site, monkeypatch, *words)
        assert "187.31" in run(site, monkeypatch, *words, "--confidential")
    file = tmp_path / "cards.json"
    run(site, monkeypatch, "export", "--confidential", "--out", str(file))
    words = ("import", str(file), "--enterprise", "ACME", "--dry-run", "--lang", "en")
    told = [line for line in run(site, monkeypatch, *words).splitlines() if "MG-" in line]
    assert told and all(line.endswith(": unchanged") for line in told)


def test_all_that_is_ready_is_submitted_and_one_is_called_back(site, monkeypatch):
    with site.database.transaction() as session:
        number = drafts.create_draft(session, site.people.supplier, "ACME", document()).number
    words = ("submit", "--all-ready", "--enterprise", "ACME", "--lang", "en")
    left, told = run(site, monkeypatch, *words).splitlines()
    assert left.startswith(f"{site.draft_number} AM50A: ")
    assert told == "1 card(s) wait for review, 1 not submitted."
    assert "draft again" in run(site, monkeypatch, "recall", number, "--lang", "en")


@pytest.mark.parametrize("form", PrintForm)
def test_a_card_is_printed_in_one_language(site, monkeypatch, tmp_path, form):
    zh, en = WORDS["disclaimer"].zh, WORDS["disclaimer"].en
    for languages, expected in (("both", {zh, en}), ("zh", {zh}), ("en", {en})):
        pdf = tmp_path / f"{languages}.pdf"
        words = ("--form", form.value, "--languages", languages, "--pdf", pdf)
        run(site, monkeypatch, "card", site.number, *words)
        printed = words_of(pdf.read_bytes())
        assert expected == {said for said in (zh, en) if "".join(said.split()) in printed}


@pytest.mark.parametrize(
    "words", [(), ("MG-000001", "--all-ready"), ("--all-ready",), ("--enterprise", "ACME")]
)
def test_what_is_to_be_submitted_must_be_said(words):
    done = CliRunner().invoke(main, ["submit", *words])
    assert done.exit_code == 2
    assert "--all-ready" in done.output


def test_a_print_is_read_back_and_says_what_is_current(site, monkeypatch, tmp_path):
    pdf, cards = tmp_path / "card.pdf", tmp_path / "cards.json"
    run(site, monkeypatch, "card", site.number, "--pdf", pdf)
    told = run(site, monkeypatch, "read", pdf, "--output", cards, "--lang", "en")
    assert f"{site.number} v1 SHA-256 ✓ current" in told
    assert site.number == json.loads(cards.read_text("utf-8"))[0]["number"]
    with site.database.transaction() as session:
        drafts.withdraw(session, SYSTEM, site.number, "mended")
    done = CliRunner().invoke(main, ["read", str(pdf), "--json"])
    assert 1 == done.exit_code
    (said,) = json.loads(done.output)
    assert (True, "withdrawn", None) == (
        said["hash_verified"],
        said["currency"],
        said["use_instead"],
    )


@pytest.mark.parametrize(
    "words",
    [("match", "\udcd7\udcf9"), ("card", "\udcff"), ("similar", "MG-000001", "--aspect", "\udcff")],
)
def test_what_a_terminal_of_another_encoding_sends_is_told(words):
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "UTF-8" in done.output


def test_a_file_that_cannot_be_written_is_told(site, monkeypatch, tmp_path):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    monkeypatch.setenv("MGCARDS_DATA_DIR", str(tmp_path))
    done = CliRunner().invoke(main, ["backup", "/proc/catalogue.zip", "--lang", "en"])
    assert done.exit_code == 1
    assert "/proc/" in done.output and "cannot be read or written: No such file" in done.output


@pytest.mark.parametrize("weights", ["strength=2", "w0", "w0=2&x=1"])
def test_weights_that_mean_nothing_are_refused_by_commands(site, monkeypatch, weights, tmp_path):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    words = ("set", "--scenario", "seat-frame", "--weights", weights, "--lang", "en")
    done = CliRunner().invoke(main, [*words, "--pdf", str(tmp_path / "set.pdf")])
    assert done.exit_code == 1, done.output
