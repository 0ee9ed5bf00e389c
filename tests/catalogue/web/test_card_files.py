"""A card as files, its citation, what changed between revisions, and the page about the marks."""

import csv
import io

import pytest

from tests.catalogue.people import document, proof_strength, published, value


@pytest.fixture
def revised(site):
    """The card of the site in a second revision: another strength, density gone, a new temper."""
    with site.database.transaction() as session:
        changed = document("AM60B", proof_strength("142"), temper="F")
        published(session, site.people, changed, number=site.number)
    return site.number


def test_the_values_are_a_file_with_a_name_in_every_browser(site):
    answer = site.visitor().get(f"/c/{site.number}/v1/values.csv?lang=en")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert {row["property"] for row in rows} >= {"density", "proof_strength_02"}
    said = answer.headers["Content-Disposition"]
    assert f"{site.number}-v1.csv" in said
    assert "filename*=UTF-8''" in said


def test_a_card_is_cited_on_its_page_and_as_files(site):
    page = site.visitor().get(f"/c/{site.number}?lang=en").text
    assert "How to cite" in page
    assert f"{site.number} revision 1" in page
    assert "@misc" in site.visitor().get(f"/c/{site.number}/v1/cite.bib").text
    assert "TY  - DATA" in site.visitor().get(f"/c/{site.number}/v1/cite.ris").text


def test_an_old_revision_leads_to_what_changed(site, revised):
    old = site.visitor().get(f"/c/{revised}/v1?lang=en").text
    link = f"/c/{revised}/changes?from=1&amp;to=2"
    assert link in old
    page = site.visitor().get(f"/c/{revised}/changes?lang=en").text
    for said in ("<del>130\u00a0MPa</del>", "<ins>142\u00a0MPa</ins>", "removed", "temper"):
        assert said in page


def test_the_same_revision_has_no_changes(site, revised):
    page = site.visitor().get(f"/c/{revised}/changes?lang=en&from=2&to=2").text
    assert "No value is different." in page


@pytest.mark.parametrize("query", ["from=7", "to=7", "from=x&to=9"])
def test_a_revision_that_is_not_there(site, revised, query):
    assert site.visitor().get(f"/c/{revised}/changes?{query}").status_code == 404


@pytest.mark.parametrize("who", ["engineer", "supplier"])
def test_a_card_of_one_revision_says_that_there_is_no_other(site, who):
    number = site.number if who == "engineer" else site.draft_number
    page = site.signed_in(who).get(f"/c/{number}/changes?lang=en").text
    assert "Revision 1 is the only one of this card." in page
    assert "None" not in page
    assert "<select" not in page[page.index("<main") :]


def test_before_the_first_revision_there_is_none(site, revised):
    page = site.visitor().get(f"/c/{revised}/changes?lang=en&to=1").text
    assert "What changed between revisions" in page
    assert "No value is different." in page


def test_there_are_no_changes_of_what_is_not_to_be_seen(site):
    for number in (site.draft_number, "MG-999999"):
        assert site.visitor().get(f"/c/{number}/changes").status_code == 404


def test_what_is_confidential_stays_so_in_the_changes(site):
    secret = {**value("tensile_strength", "187.3", "MPa"), "confidential": True}
    with site.database.transaction() as session:
        published(session, site.people, document("AM60B", secret), number=site.number)
    address = f"/c/{site.number}/changes"
    assert "187.3" not in site.visitor().get(address).text
    assert "187.3" in site.signed_in("supplier").get(address).text


def test_a_card_says_how_it_stands_among_others(site):
    with site.database.transaction() as session:
        for place in range(5):
            strength = proof_strength(str(100 + 10 * place))
            published(session, site.people, document(f"A{place}", strength))
    page = site.visitor().get(f"/c/{site.number}?lang=en").text
    assert "of 5 other comparable cards" in page


def test_the_marks_are_explained(site):
    page = site.visitor().get("/about?lang=en").text
    for said in ("not comparable", "qualified", "A score is an interval", "grade-A"):
        assert said in page
