"""Similar cards over the interface and on the command line."""

import json

import pytest
from click.testing import CliRunner

from catalogue.cli import main
from tests.catalogue.people import document, proof_strength, published

PATH = "/cards/MG-000001/similar"


@pytest.fixture
def two_cards(site):
    with site.database.transaction() as session:
        published(session, site.people, document("AZ91D", proof_strength("195")))
    return site


def test_similar_cards_come_with_aspects_and_likeness(two_cards, anyone):
    body = anyone("GET", f"{PATH}?aspect=Rp0.2:same:2").json

    assert ("MG-000001", 1) == (body["reference"], body["total"])
    assert ["proof_strength_02:same:2"] == [aspect["text"] for aspect in body["aspects"]]
    (match,) = body["matches"]
    assert ("AZ91D", {"low": 0, "high": 0}) == (match["designation"], match["score"])


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"{PATH}?aspect=density:nearly", 422, "aspect_refused"),
        (f"{PATH}?aspect=elongation", 422, "aspect_refused"),
        (f"{PATH}?limit=0", 422, "not_acceptable"),
        (f"{PATH}?nonsense=1", 422, "not_acceptable"),
        ("/cards/MG-999999/similar", 404, "card_not_found"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(two_cards, anyone, path, status, code):
    answer = anyone("GET", path)

    assert (status, code) == (answer.status_code, answer.json["code"])


def run(site, monkeypatch, *words):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    return CliRunner().invoke(main, ["similar", *words])


def test_the_command_prints_the_same_data(two_cards, anyone, monkeypatch):
    printed = run(two_cards, monkeypatch, "MG-000001", "--json")

    assert anyone("GET", PATH).json == json.loads(printed.output)


def test_the_command_prints_lines_for_people(two_cards, monkeypatch):
    words = ("MG-000001", "--aspect", "Rp0.2:at_least", "--lang", "en")
    lines = run(two_cards, monkeypatch, *words).output.splitlines()

    assert lines[0].startswith("MG-")
    assert "AZ91D" in lines[0]
    assert "(+50\u00a0%)" in lines[1]


def test_the_command_says_what_it_cannot_do(two_cards, monkeypatch):
    refused = run(two_cards, monkeypatch, "MG-000001", "--aspect", "density:nearly", "--lang", "en")

    assert refused.exit_code == 1
    assert "Aspect 'density:nearly' cannot be used" in refused.output


def test_the_command_says_when_there_is_nothing_to_compare_by(two_cards, monkeypatch):
    silent = document("AM20", {"property": "density", "absent": "not_tested"})
    with two_cards.database.transaction() as session:
        number = published(session, two_cards.people, silent).number

    printed = run(two_cards, monkeypatch, number, "--lang", "en")
    assert "states no comparable number" in printed.output
