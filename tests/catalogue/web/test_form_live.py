"""What the form of a card shows live."""

import re

import pytest
from flask import render_template
from hypothesis import given
from hypothesis import strategies as st

from cards.vocabulary import VOCABULARY
from catalogue.services import drafts
from catalogue.web.form_live import field_of, live_view_of
from schemas.draft import read_draft
from tests.catalogue.people import document, proof_strength, value
from tests.catalogue.web.filled_form import made

ELONGATION = value("elongation", "8", "%")
UNREADABLE = value("density", "big", "g/cm³")


@pytest.fixture
def view(site):
    def made(content, number=""):
        with site.database.reading() as session:
            draft = read_draft(content)
            return live_view_of(session, draft, draft.problems, number)

    return made


@pytest.fixture
def page(site, view):
    def shown(content, number="", language="zh"):
        live = view(content, number)
        with site.app.test_request_context(f"/?lang={language}"):
            return render_template("pages/form_live.html", live=live)

    return shown


def test_a_stored_revision_is_shown_as_it_is_stored(site):
    with site.database.reading() as session:
        revision = drafts.get_draft(session, site.people.supplier, site.draft_number)
        live = live_view_of(session, revision.draft, revision.problems, revision.number)

    assert site.draft_number == live.number
    assert ["at-values-0"] == [remark.field for remark in live.hard]


def test_bars_say_how_far_the_card_is(view):
    complete, comparable = view(document("AM60B", proof_strength(), ELONGATION)).bars

    assert ("complete", 24) == (complete.key, complete.total)
    assert (50, 1, 2) == (comparable.width, comparable.done, comparable.total)


def test_sections_are_full_begun_or_empty(view):
    marks = {mark.field: mark for mark in view(document("AM60B", proof_strength())).sections}

    assert "part" == marks["section-strength"].state
    assert "empty" == marks["section-eco"].state
    assert "full" == marks["section-evidence"].state
    assert "密度" in marks["section-strength"].missing.zh


def test_missing_conditions_lead_to_their_rows_and_to_what_they_cost(view):
    unread, lacking = UNREADABLE, value("proof_strength_02", "130", "MPa")
    first, second = view(document("AM60B", unread, ELONGATION, lacking)).conditions

    assert ("规定塑性延伸强度", "座椅骨架") == (first.name.zh, first.scenarios.zh)
    assert [("at-values-2", 3)] == [(row.field, row.number) for row in first.rows]
    assert ("断后伸长率", "") == (second.name.zh, second.scenarios.zh)


def test_many_rows_that_lack_the_same_are_cut_short(view):
    (line,) = view(document("AM60B", *[ELONGATION] * 11)).conditions

    assert (8, 3) == (len(line.rows), line.more)


def test_many_conditions_are_cut_short(view):
    needy = [entry for entry in VOCABULARY.properties.values() if "temperature" in entry.needs]
    numbers = [entry for entry in needy if entry.kind == "number" and entry.unit == "MPa"][:8]
    live = view(document("AM60B", *(value(entry.key, "80", "MPa") for entry in numbers)))

    assert (6, 2) == (len(live.conditions), live.more_conditions)


def test_prospects_say_what_stands_in_the_way(view):
    (prospect,) = view(document("AM60B", value("density", "1.9", "g/cm³"))).prospects

    assert ("excluded", "value") == (prospect.tier, prospect.obstacle.hindrance)
    assert 1 == prospect.more


def test_what_nobody_stated_leads_to_its_section(view):
    (wish,) = view(document("AM60B", value("density", "1.8", "g/cm³"))).wishes

    assert "section-strength" == wish.field
    assert "座椅骨架" in wish.finding.zh


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ((), "section-header"),
        (("values",), "section-strength"),
        (("values", 3, "conditions", "frequency"), "at-values-3"),
        (("sources", 0, "kind"), "at-sources-0"),
        (("sources",), "section-evidence"),
        (("designation",), "at-designation"),
        (("supply",), "section-supply"),
    ],
)
def test_a_finding_leads_to_its_field(path, field):
    assert field == field_of(path)


@given(st.lists(st.text(max_size=8) | st.integers(0, 99), max_size=4))
def test_every_path_leads_somewhere(path):
    assert field_of(tuple(path)).startswith(("at-", "section-"))


def test_the_page_links_findings_and_draws_bars_without_a_style(page):
    shown = page(document("AM60B", UNREADABLE, ELONGATION), "MG-000001")

    assert '<a href="#at-values-0">' in shown
    assert 'id="live-fill-comparable" width="0"' in shown
    assert "1 处须改正" in shown
    assert 'href="/supplier/MG-000001/preview"' in shown
    assert "style=" not in shown


def test_a_card_that_can_be_submitted_says_so_in_either_language(page):
    good = document("AM60B", value("density", "1.80", "g/cm³"), proof_strength())

    assert "可以送审" in page(good)
    assert "Ready to submit" in page(good, language="en")
    assert not re.search(r"[㐀-鿿]", page(good, language="en"))


def test_a_card_on_a_file_that_is_not_kept_is_not_ready(site, supplier):
    content = document("AM60B", proof_strength())
    content["sources"] = [{**content["sources"][0], "attachment_sha256": "a" * 64}]
    live = made(site, supplier, content).page.split('id="live"')[1]
    assert "可以送审" not in live
    assert "本企业的附件中没有这个文件" in live


def test_a_card_past_its_date_says_so(page):
    assert "卡片已过有效期" in page(document("AM60B", valid_until="2020-01-01"))


def test_any_document_has_a_live_view(page):
    for content in ({}, [], {"values": 7}, {"values": [[], {"property": "x"}], "sources": "y"}):
        assert "live-status" in page(content)
