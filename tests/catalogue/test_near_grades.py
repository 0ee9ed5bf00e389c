"""Near grades on the page, in the interface and on the command line: apart, and labelled so."""

import json

import pytest
from click.testing import CliRunner

from catalogue.cli import main

NEAR = "3.5662"
"""It is AM60A, and only near to the AM60B of the site."""


def run(site, monkeypatch, *words):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("requirement", ["", "&req=Rp0.2>=120MPa"])
@pytest.mark.parametrize(
    ("lang", "label", "says"),
    [
        ("zh", "≈ 近似牌号 AM60B", "AM60B 与 3.5662 相近，不是同一牌号。"),
        ("en", "≈ Near grade AM60B", "AM60B is near to 3.5662 and not the same grade."),
    ],
)
def test_the_page_shows_them_below_their_own_heading(site, requirement, lang, label, says):
    text = site.visitor().get(f"/search?q={NEAR}&lang={lang}{requirement}").text
    before, _, after = text.partition(label)
    assert f"/c/{site.number}" not in before
    assert f"/c/{site.number}" in after
    assert says in after


def test_the_page_of_an_equal_name_shows_none(site):
    text = site.visitor().get("/search?q=M10602&lang=en").text
    assert f"/c/{site.number}" in text
    assert "≈" not in text


def test_the_interface_gives_them_apart(site):
    answer = site.visitor().get(f"/api/v1/search?q={NEAR}&req=Rp0.2>=120MPa").json
    assert (answer["total"], answer["matches"]) == (0, [])
    (grade,) = answer["near"]
    assert (grade["typed"], grade["designation"], grade["relation"]) == (NEAR, "AM60B", "near")
    (match,) = grade["matches"]
    assert (match["number"], match["tier"]) == (site.number, "qualified")


@pytest.mark.parametrize(("typed", "found"), [(NEAR, 0), ("M10602", 1), ("yazhu 某镁业", 1)])
def test_the_list_of_cards_holds_no_near_grade(site, typed, found):
    assert len(site.visitor().get(f"/api/v1/cards?q={typed}").json["cards"]) == found


def test_the_command_line_tells_them_apart(site, monkeypatch):
    told = run(site, monkeypatch, "search", "--text", NEAR, "--lang", "en")
    before, _, after = told.partition("≈ Near grade AM60B (1)")
    assert site.number not in before
    assert site.number in after
    assert "not the same grade" in after
    data = json.loads(run(site, monkeypatch, "search", "--text", NEAR, "--json"))
    assert data["matches"] == []
    assert [grade["designation"] for grade in data["near"]] == ["AM60B"]
