"""Scenarios of one's own: copied, changed, shared by a link, nobody else's business."""

import re

import pytest

from catalogue.services import own_scenarios
from catalogue.services.errors import InputRefused
from tests.catalogue.site import post


@pytest.fixture
def engineer(site):
    return site.signed_in("engineer")


@pytest.fixture
def own(site):
    """The address of a copy of the seat frame that the engineer keeps."""
    with site.database.transaction() as session:
        scenario_id = own_scenarios.copy(session, site.people.engineer, "seat-frame")
    return f"/my/scenarios/{scenario_id}"


def changed(client, address, **said):
    """Send the form of the scenario as it stands, with something else in it."""
    page = client.get(f"{address}/edit?as=yaml").text
    text = re.search(r'<textarea id="document".*?>(.*?)</textarea>', page, re.DOTALL)[1]
    text = (
        text.replace("&gt;", ">").replace("&lt;", "<").replace("&#34;", '"').replace("&amp;", "&")
    )
    expected = re.search(r'name="expected" value="(\d+)"', page)[1]
    usual = {"mode": "yaml", "document": text, "expected": expected, "do": "save"}
    old, new = said.pop("put", ("", ""))
    usual["document"] = text.replace(old, new) if old else text
    return post(client, f"{address}/edit", **usual | said)


def test_a_scenario_is_copied_and_changed(site, engineer):
    assert "/scenarios/seat-frame/copy" in engineer.get("/scenarios/seat-frame").text
    edit = post(engineer, "/scenarios/seat-frame/copy").location
    address = edit.removesuffix("/edit")
    assert changed(engineer, address, put=("120MPa", "115MPa")).status_code == 303
    page = engineer.get(address + "?lang=en").text
    assert "115" in page
    assert "copied from seat-frame/v1" in page
    assert "120" in site.visitor().get("/scenarios/seat-frame").text
    assert address in engineer.get("/my/scenarios").text


def test_it_ranks_cards_and_answers_as_a_public_one(site, engineer, own):
    page = engineer.get(f"{own}?lang=en&w0=2&why={site.number}").text
    assert f"/c/{site.number}" in page
    assert f'action="{own}#why"' in page
    assert "It qualifies" in page


def test_it_is_in_no_list(site, engineer, own):
    changed(engineer, own, put=("座椅骨架", "秘密零件"))
    for path in ("/scenarios", "/api/v1/scenarios", "/sets/", "/"):
        assert "秘密零件" not in engineer.get(path).text


@pytest.mark.parametrize("path", ["", "/edit"])
def test_it_is_nobody_elses(site, own, path):
    for who in ("stranger", "reviewer", "admin"):
        assert site.signed_in(who).get(own + path).status_code == 404
        assert post(site.signed_in(who), own + path, do="share").status_code == 404


def test_a_link_shows_it_until_sharing_ends(site, engineer, own):
    post(engineer, own, do="share")
    link = re.search(r"/shared/scenarios/[\w-]+", engineer.get(own).text)[0]
    page = site.visitor().get(f"{link}?lang=en&w0=3").text
    assert "Nobody has reviewed it." in page
    assert "engineer@" not in page
    assert "/edit" not in page
    post(engineer, own, do="end_sharing")
    assert site.visitor().get(link).status_code == 404


def test_two_windows_do_not_overwrite_each_other(engineer, own):
    assert changed(engineer, own, put=("120MPa", "115MPa")).status_code == 303
    answer = changed(engineer, own, put=("115MPa", "110MPa"), expected="1")
    assert answer.status_code == 409
    assert "110MPa" in answer.text
    assert "115" in engineer.get(own).text


def test_what_cannot_be_read_is_told_and_kept_in_the_form(engineer, own):
    answer = changed(engineer, own, put=("Rp0.2", "beauty"))
    assert answer.status_code == 422
    assert "beauty" in answer.text
    assert 'role="alert"' in answer.text


def test_the_form_goes_over_into_text_and_back(engineer, own):
    assert "Rp0.2" in engineer.get(f"{own}/edit").text
    assert changed(engineer, own, do="form").status_code == 200


def test_it_is_removed(engineer, own):
    post(engineer, own, do="remove")
    assert engineer.get(own).status_code == 404
    assert "no scenario of your own" in engineer.get("/my/scenarios?lang=en").text.lower()


def test_there_is_an_end_to_how_many_one_keeps(site):
    with site.database.transaction() as session:
        for _ in range(own_scenarios.MOST):
            own_scenarios.copy(session, site.people.engineer, "seat-frame")
        with pytest.raises(InputRefused):
            own_scenarios.copy(session, site.people.engineer, "seat-frame")
