"""The panel that builds a requirement by fields; it works as plain forms."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest


def see(site, query):
    return site.visitor().get(f"/search?lang=en&{query}")


def asked_after(site, query):
    """What is asked after the panel was sent with `query`."""
    answer = see(site, f"{query}&apply=1")
    assert answer.status_code == 302
    return parse_qs(urlsplit(answer.location).query)


def values(page, name):
    return re.findall(rf'name="{re.escape(name)}" value="([^"]*)"', page)


def test_the_panel_opens_on_a_property(site):
    page = see(site, "build=proof_strength_02").text
    assert 'class="builder-form"' in page
    assert values(page, "low") == [""]
    assert 'name="conditions.temperature"' in page
    assert "needed to compare" in page


def test_without_a_property_only_the_list_is_there(site):
    page = see(site, "").text
    assert "Or build a requirement by fields" in page
    assert 'class="builder-form"' not in page


def test_fields_become_a_requirement_beside_the_others(site):
    said = asked_after(
        site, "req=%CF%81<=1.85g/cm3&ask=x&q=AM60B&build=proof_strength_02&low=100&unit=MPa"
    )
    assert said == {"lang": ["en"], "req": ["ρ<=1.85g/cm3", "Rp0.2>=100 MPa"], "q": ["AM60B"]}


def test_a_requirement_is_changed_in_its_place(site):
    opened = see(site, "req=Rp0.2>=100MPa;A>=1%25&build=proof_strength_02&at=0").text
    assert values(opened, "low") == ["100"]
    assert "Change the requirement" in opened
    said = asked_after(
        site,
        "req=Rp0.2>=100MPa;A>=1%25&build=proof_strength_02&at=0&low=15&unit=ksi&kind=want&weight=2",
    )
    assert said["req"] == ["Rp0.2>=15 ksi*2?", "A>=1%"]


def test_a_chip_leads_to_the_panel(site):
    page = see(site, "req=Rp0.2>=100MPa").text
    (link,) = re.findall(r'class="says" href="([^"]+)"', page)
    assert "build=proof_strength_02" in link
    assert "at=0" in link


def test_numbers_follow_the_unit_and_nothing_typed_is_lost(site):
    page = see(
        site, "build=proof_strength_02&low=100&was=MPa&unit=ksi&kind=want&weight=3&target=oops"
    ).text
    assert values(page, "low") == ["14.5038"]
    assert (values(page, "target"), values(page, "weight")) == (["oops"], ["3"])
    assert 'value="want" checked' in page


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("build=proof_strength_02&unit=MPa", "Give a lowest or a highest value"),
        ("build=proof_strength_02&low=ten&unit=MPa", "The requirement cannot be read"),
        ("build=proof_strength_02&low=10&unit=furlong", "The requirement cannot be read"),
        ("build=proof_strength_02&low=10&unit=MPa&weight=-1", "The requirement cannot be read"),
        ("build=colour&low=10&unit=MPa", "no property"),
        ("build=stress_strain_curve&low=1", "Nothing can be asked"),
        (
            "build=proof_strength_02&low=10&unit=MPa&conditions.temperature=hot",
            "The requirement cannot be read",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_and_kept(site, query, says):
    answer = see(site, f"{query}&apply=1")
    assert answer.status_code == 400
    assert says in answer.text.replace("&#39;", "'")
    if "proof" in query:
        typed = parse_qs(query).get("low", [""])[0]
        assert values(answer.text, "low") == [typed]


def test_an_unreadable_condition_is_refused_before_anything_is_counted(site):
    answer = see(site, "build=proof_strength_02&conditions.temperature=hot")
    assert answer.status_code == 400
    assert "The requirement cannot be read" in answer.text
    assert values(answer.text, "conditions.temperature") == ["hot"]


@pytest.mark.parametrize("at", ["x", "7", "-1", "9" * 40])
def test_a_place_that_is_not_there_adds(site, at):
    said = asked_after(site, f"req=A>=1%25&build=proof_strength_02&low=1&unit=MPa&at={at}")
    assert said["req"] == ["A>=1%", "Rp0.2>=1 MPa"]


def test_the_panel_escapes_what_is_typed(site):
    evil = quote('"><script>alert(1)</script>')
    page = see(site, f"build=proof_strength_02&low={evil}&conditions.temperature={evil}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_other_links_keep_the_panel_and_the_other_forms_do_not_send_it(site):
    page = see(site, "req=A>=1%25&build=proof_strength_02&low=7").text
    _, search = page.split('class="search"', 1)
    assert "build" not in search.split("</form>", 1)[0]
    assert re.search(r'href="[^"]*view=table[^"]*low=7|href="[^"]*low=7[^"]*view=table', page)
