"""Scenario files on the pages: exported, shown before they are imported, imported whole."""

import io
from dataclasses import replace

import pytest

from catalogue.services import scenario_versions, scenarios
from catalogue.services.actor import SYSTEM
from schemas.scenario_file import dump_scenario_file, dump_scenario_text, read_scenario_file
from tests.catalogue.site import SEAT, post, token

IMPORT = "/review/scenarios/import"


def version(site):
    with site.database.reading() as session:
        return scenario_versions.current_version(session, SEAT.key).version


@pytest.mark.parametrize("path", ["/scenarios.yaml", "/scenarios/seat-frame.yaml"])
def test_scenarios_are_exported_as_a_file(visitor, path):
    answer = visitor.get(path)
    assert answer.text == dump_scenario_file([SEAT])
    assert answer.content_type == "application/yaml; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert [entry.scenario for entry in read_scenario_file(answer.data)] == [SEAT]


def test_a_scenario_that_there_is_not_is_not_exported(visitor):
    assert visitor.get("/scenarios/none.yaml").status_code == 404


def importing(client, text, **form):
    data = {"csrf_token": token(client), "file": (io.BytesIO(text.encode()), "s.yaml"), **form}
    return client.post(IMPORT, data=data)


CHANGED = dump_scenario_text(SEAT) + "materials: AM60B\n"


def test_an_import_is_shown_before_it_is_done(reviewer, site):
    page = importing(reviewer, CHANGED).text
    assert "有变化" in page
    assert "materials: AM60B" in page
    assert 'name="seen" value="seat-frame@1"' in page
    assert version(site) == 1
    done = post(reviewer, IMPORT, document=CHANGED, seen="seat-frame@1", do="save")
    assert done.status_code == 303
    assert version(site) == 2


def test_an_import_says_of_each_refused_entry_where_and_why(reviewer, site):
    answer = importing(reviewer, CHANGED.replace("key: seat-frame", "key: Seat"), do="save")
    assert answer.status_code == 422
    assert "未接受" in answer.text
    assert "第 1 行，第 6 列" in answer.text
    assert version(site) == 1


def test_an_import_on_a_plan_that_is_passed_is_shown_again(reviewer, site):
    with site.database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, replace(SEAT, materials="AZ91D"))
    answer = importing(reviewer, CHANGED, seen="seat-frame@1", do="save")
    assert answer.status_code == 409
    assert 'name="seen" value="seat-frame@2"' in answer.text
    assert version(site) == 2


def test_an_import_that_is_no_yaml_names_line_and_column(reviewer):
    answer = importing(reviewer, "- key: a: b")
    assert answer.status_code == 400
    assert "第 1 行第 9 列" in answer.text
    assert "- key: a: b" in answer.text


def test_importing_what_was_exported_changes_nothing(reviewer):
    page = importing(reviewer, reviewer.get("/scenarios.yaml").text).text
    assert "未变" in page
    assert 'value="save"' not in page
