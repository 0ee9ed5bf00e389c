"""`mgcards scenario`: what is listed, shown, exported and imported, and with which exit code."""

import json

import pytest
from click.testing import CliRunner

from catalogue.cli import main
from schemas.scenario import dump_scenario
from schemas.scenario_file import dump_scenario_file
from tests.catalogue.site import SEAT


@pytest.fixture
def run(site, monkeypatch):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))

    def run_with(*words, code=0):
        done = CliRunner().invoke(main, ["scenario", *map(str, words)])
        assert done.exit_code == code, done.output
        return done.output

    return run_with


@pytest.fixture
def file(tmp_path):
    return tmp_path / "scenarios.yaml"


def test_scenarios_are_listed_for_people_and_for_programs(run):
    assert run("list", "--lang", "en") == "seat-frame  v1  Seat frame\n"
    (told,) = json.loads(run("list", "--json"))
    assert (told["key"], told["version"]) == ("seat-frame", 1)


def test_a_scenario_is_shown_with_its_history(run):
    assert "# v1 " in run("show", "seat-frame")
    told = json.loads(run("show", "seat-frame", "--version", 1, "--json"))
    assert told["scenario"] == dump_scenario(SEAT)
    assert [made["created_by"] for made in told["versions"]] == [None]
    assert "没有应用场景 none" in run("show", "none", "--lang", "zh", code=1)


def test_what_is_exported_is_imported_as_unchanged(run, file):
    assert run("export") == run("export", "seat-frame") == dump_scenario_file([SEAT])
    run("export", "--file", file)
    said = run("import", file, "--lang", "en")
    assert said.splitlines() == [
        "seat-frame: unchanged",
        "Nothing has changed; nothing was saved.",
    ]


def test_an_import_makes_versions_but_not_when_it_is_tried(run, file):
    file.write_text(dump_scenario_file([SEAT]) + "  materials: AM60B\n", encoding="utf-8")
    assert run("import", file, "--dry-run", "--lang", "en") == "seat-frame: changed\n"
    assert "v1" in run("list")
    assert "Saved: seat-frame v2" in run("import", file, "--lang", "en")


def test_an_import_with_an_error_names_its_place_and_saves_nothing(run, file):
    good = dump_scenario_file([SEAT])
    file.write_text(good + "- key: other\n  colour: grey\n- field: rail\n", encoding="utf-8")
    said = run("import", file, "--lang", "en", code=1)
    assert "other: refused" in said
    assert f"{good.count(chr(10)) + 2}:11 colour [unknown_field]" in said
    assert said.endswith("Nothing was saved.\n")


def test_a_file_that_is_no_yaml_names_line_and_column(run, file):
    file.write_text("- key: a: b\n", encoding="utf-8")
    assert "Line 1, column 9" in run("import", file, "--lang", "en", code=1)


@pytest.mark.parametrize("words", [("import",), ("import", "nowhere.yaml"), ("show",), ("brew",)])
def test_a_wrong_command_line_is_refused(run, words):
    run(*words, code=2)
