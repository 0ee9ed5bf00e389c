"""Scenarios on the pages: made, checked, changed, shown as they were, taken out of use."""

import html
import re

import pytest
from werkzeug.datastructures import MultiDict

from catalogue.services import scenario_versions, scenarios
from catalogue.web.scenario_form import document_of, fields_of
from schemas.scenario import dump_scenario, read_scenario
from schemas.scenario_file import dump_scenario_text
from tests.catalogue.site import SEAT, post, token

EDIT = "/review/scenarios/seat-frame/edit"
NEW = "/review/scenarios/new"
FULL = {
    "key": "full-part",
    "name": {"zh": "全", "en": "Full"},
    "field": "rail",
    "role_level": "trim",
    "needs": ["damping", "heat"],
    "process": {"en": "casting"},
    "wall_thickness": "2 mm",
    "part_mass": "1 kg",
    "materials": "AM60B",
    "facts": {"zh": "第一行\n第二行"},
    "requirements": [
        {
            "text": "Rp0.2>=120MPa→150MPa*2?",
            "basis": "minimum",
            "threshold": "sourced",
            "source": "s",
            "note": {"zh": "说明", "en": "note"},
        },
        {"text": "ρ<=1.85g/cm3", "basis": "typical"},
    ],
    "part_requirements": [{"statement": {"zh": "轻"}, "threshold": "datasheet_bound"}],
    "incumbent": {"material": {"zh": "钢", "en": "steel"}, "mass": "3 kg"},
    "cases": [{"statement": {"en": "case"}, "source": "s"}],
    "sources": ["https://example.com/a", "b"],
}


def fields(**changed):
    """The form of the seat frame, as a browser sends it."""
    form = fields_of(SEAT)
    for name, text in changed.items():
        form[name.replace("__", ".")] = text
    return form


def send(client, path, form, do="check", expected=1, **more):
    data = MultiDict(form)
    data.update({"csrf_token": token(client), "mode": "form", "do": do, "expected": expected})
    for name, text in more.items():
        data[name] = text
    return client.post(path, data=data)


def send_text(client, path, text, do="check", expected=1):
    return send(client, path, {}, do, expected, mode="yaml", document=text)


def last(site, key="seat-frame"):
    with site.database.reading() as session:
        return scenario_versions.last_version(session, key)


def changed_meanwhile(site, **more):
    document = dump_scenario(SEAT) | {"materials": "AZ91D"} | more
    with site.database.transaction() as session:
        scenarios.save_scenario(session, site.people.second_reviewer, read_scenario(document))


def test_the_form_of_a_scenario_makes_that_scenario_again():
    assert document_of(fields_of(read_scenario(FULL))) == FULL


def test_a_scenario_is_changed_in_the_form(reviewer, site):
    answer = send(reviewer, EDIT, fields(materials="AM60B"), "save")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/scenarios/seat-frame")
    saved = last(site)
    assert (saved.version, saved.scenario.materials) == (2, "AM60B")
    page = reviewer.get("/scenarios/seat-frame").text
    assert "已保存为第 2 版" in page
    assert "reviewer@example.com" in page


def test_saving_what_is_the_same_makes_no_version(reviewer, site):
    send(reviewer, EDIT, fields(), "save")
    assert last(site).version == 1
    assert "没有变化" in reviewer.get("/scenarios/seat-frame").text


def test_rows_are_added_and_emptied_rows_removed(reviewer, site):
    form = fields()
    form.setlist("requirements.text", ["", "A>=8%", "ρ<=1.8g/cm3"])
    form.setlist("requirements.basis", ["typical", "minimum", "typical"])
    form.setlist("requirements.threshold", ["engineering_judgement"] * 3)
    for column in ("source", "note.zh", "note.en"):
        form.setlist(f"requirements.{column}", ["", "", ""])
    send(reviewer, EDIT, form, "save")
    made = last(site).scenario.requirements
    assert [(entry.text, entry.basis.value) for entry in made] == [
        ("A>=8%", "minimum"),
        ("ρ<=1.8g/cm3", "typical"),
    ]


def test_a_check_tells_what_a_change_does_and_saves_nothing(reviewer, site):
    form = fields()
    form.setlist("requirements.text", ["Rp0.2>=140MPa", "ρ<=1.85g/cm3"])
    page = send(reviewer, EDIT, form).text
    assert re.search(r"合格</th><td class=\"number\">1</td><td class=\"number\"><strong>0<", page)
    assert f"/c/{site.number}" in page
    assert "requirements[1].text" in page
    assert "保存为第 2 版" in page
    assert last(site).version == 1


def test_a_finding_stands_at_its_field_and_nothing_typed_is_lost(reviewer, site):
    form = fields(materials="AM60B", name__en="", name__zh="")
    form.setlist("requirements.text", ["ρ<=1.85g/cm3", "Rp0.2>=130furlong"])
    answer = send(reviewer, EDIT, form, "save")
    page = html.unescape(answer.text)
    assert answer.status_code == 422
    assert 'value="Rp0.2>=130furlong"' in page
    assert 'value="AM60B"' in page
    field = page.partition('id="requirements-1-text"')[2].partition("</div>")[0]
    assert 'aria-describedby="requirements-1-text-finding"' in field
    assert "在第 11 列读不下去" in field
    assert 'id="name-finding"' in page
    assert last(site).version == 1


@pytest.mark.parametrize(
    ("incumbent", "said"),
    [("mass: a: b", "第 1 行第 8 列"), ("mass: 3 kg", "缺少必填内容"), ("steel", "一组")],
)
def test_a_replaced_part_that_cannot_be_read_is_told_at_its_field(reviewer, incumbent, said):
    answer = send(reviewer, EDIT, fields(incumbent=incumbent))
    assert answer.status_code == 422
    assert said in answer.text.partition('id="incumbent"')[2].partition("</div>")[0]


def test_who_is_late_keeps_what_was_typed_and_sees_the_newer_version(reviewer, site):
    changed_meanwhile(site)
    answer = send(reviewer, EDIT, fields(materials="AM60B"), "save", expected=1)
    assert answer.status_code == 409
    assert 'value="AM60B"' in answer.text
    assert "<del>AZ91D</del>" in answer.text
    assert "/scenarios/seat-frame/v2" in answer.text
    assert 'name="expected" value="2"' in answer.text
    again = send(reviewer, EDIT, fields(materials="AM60B"), "save", expected=2)
    assert again.status_code == 303
    assert last(site).version == 3


def test_a_check_does_not_take_a_newer_version_for_the_one_that_was_changed(reviewer, site):
    changed_meanwhile(site)
    checked = send(reviewer, EDIT, fields(materials="AM60B"), "check", expected=1)
    assert checked.status_code == 409
    assert "<del>AZ91D</del>" in checked.text
    for do in ("yaml", "form"):
        assert 'name="expected" value="1"' in send(reviewer, EDIT, fields(), do, expected=1).text


def test_a_form_that_does_not_say_its_version_is_no_way_around(reviewer, site):
    changed_meanwhile(site)
    for expected in ("", "x"):
        assert send(reviewer, EDIT, fields(), "save", expected=expected).status_code == 409


def test_a_new_scenario_is_made_once(reviewer, site):
    answer = send(reviewer, NEW, fields(key="new-part"), "save", expected=0)
    assert answer.headers["Location"] == "/scenarios/new-part"
    again = send(reviewer, NEW, fields(key="new-part"), "save", expected=0)
    assert again.status_code == 409
    assert "已存在" in again.text.partition('id="key"')[2].partition("</div>")[0]


def test_an_empty_form_says_what_is_missing(reviewer):
    answer = send(reviewer, NEW, {}, "save")
    assert answer.status_code == 422
    for name in ("key", "field", "role_level", "name"):
        assert f'id="{name}-finding"' in answer.text


def test_a_key_stays(reviewer, site):
    answer = send(reviewer, EDIT, fields(key="other"), "save")
    assert answer.status_code == 422
    assert "键不能更改" in answer.text
    assert last(site, "other") is None


def test_what_is_typed_goes_from_the_form_to_text_and_back(reviewer):
    page = send(reviewer, EDIT, fields(materials="AM60B"), "yaml").text
    assert "materials: AM60B" in page
    back = send_text(reviewer, EDIT, dump_scenario_text(SEAT) + "materials: AZ91D\n", "form").text
    assert 'value="AZ91D"' in back
    unfinished = send(reviewer, EDIT, fields(field=""), "yaml").text
    assert "缺少必填内容" in unfinished
    assert 'name="document"' in send(reviewer, NEW, {}, "yaml").text
    assert 'name="key"' in send(reviewer, EDIT, fields(incumbent="a: b: c"), "yaml").text
    assert 'name="key"' in send(reviewer, EDIT, fields(), "form").text
    assert "<textarea" in reviewer.get(f"{EDIT}?as=yaml").text


def test_a_text_with_errors_stays_with_lines_and_columns(reviewer):
    text = dump_scenario_text(SEAT) + "colour: grey\n"
    for do in ("form", "save"):
        page = send_text(reviewer, EDIT, text, do).text
        assert f"第 {len(text.splitlines())} 行，第 9 列" in page
        assert "colour: grey" in page
    assert "第 1 行第 7 列" in send_text(reviewer, EDIT, "key: a: b: c").text


def test_a_scenario_is_changed_as_text(reviewer, site):
    text = dump_scenario_text(SEAT) + "materials: AZ91D\n"
    assert send_text(reviewer, EDIT, text, "save").status_code == 303
    assert last(site).scenario.materials == "AZ91D"


def test_a_scenario_out_of_use_is_found_by_reviewers_only_and_comes_back(reviewer, visitor, site):
    answer = post(reviewer, "/review/scenarios/seat-frame/retire", expected="1")
    assert answer.status_code == 303
    assert visitor.get("/scenarios/seat-frame").status_code == 404
    assert "seat-frame" not in visitor.get("/scenarios").text
    assert "未在使用" in visitor.get("/scenarios/seat-frame/v1").text
    assert "seat-frame/edit" in reviewer.get("/review/scenarios/").text
    assert "重新启用" in reviewer.get(EDIT).text
    send(reviewer, EDIT, fields(), "save")
    assert last(site).version == 2
    assert visitor.get("/scenarios/seat-frame").status_code == 200


def test_taking_out_of_use_what_was_changed_meanwhile_is_refused(reviewer, site):
    changed_meanwhile(site)
    answer = post(reviewer, "/review/scenarios/seat-frame/retire", expected="1")
    assert answer.status_code == 409


def test_a_version_is_shown_as_it_was(visitor, site):
    changed_meanwhile(site)
    first, second = (visitor.get(f"/scenarios/seat-frame/v{n}").text for n in (1, 2))
    assert "AZ91D" not in first
    assert "现用的是第 2 版" in first
    assert "<ins>AZ91D</ins>" in second
    assert "second@example.com" not in second
    assert visitor.get("/scenarios/seat-frame/v3").status_code == 404
