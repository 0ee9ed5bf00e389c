"""Exports as readers take them: of a card, of an answer, of the catalogue."""

import csv
import io
import json

import pytest
from python_calamine import CalamineWorkbook

from catalogue.export_files import Form
from catalogue.services import drafts, exports
from schemas.document import content_hash
from schemas.draft import load_card
from tests.catalogue.people import document, proof_strength, published

PLACES = ("/c/MG-000001.{form}", "/c/MG-000001/v1/export.{form}", "/search/export.{form}?q=AM60B")
WHOLE = "/catalogue.{form}"


def table(answer):
    text = answer.get_data().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("place", [*PLACES, WHOLE])
def test_a_file_is_saved_under_a_name_and_not_sent_twice(visitor, place, form):
    answer = visitor.get(place.format(form=form))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    again = visitor.get(place.format(form=form), headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert answer.data == visitor.get(place.format(form=form)).data


def test_a_name_is_chinese_where_that_is_understood(visitor):
    told = visitor.get("/catalogue.csv").headers["Content-Disposition"]
    assert "filename=catalogue.csv" in told
    assert "filename*=UTF-8''%E9%95%81%E5%8D%A1" in told


def test_a_card_is_read_back_to_its_hash(visitor):
    read = visitor.get("/c/MG-000001/v1/export.json").json
    assert read["content_hash"] == content_hash(load_card(read["card"]))
    assert read["url"].endswith("/c/MG-000001/v1")
    assert read["publisher"]["code"] == "ACME"


@pytest.fixture
def stocked(site, monkeypatch):
    """A site with more cards than are read at once."""
    monkeypatch.setattr(exports, "AT_ONCE", 2)
    with site.database.transaction() as session:
        for place in range(5):
            strong = document("AM60B", proof_strength(str(141 + place)), temper=f"T{place}")
            published(session, site.people, strong)
    return site.visitor()


def test_hiding_unknowns_on_the_page_does_not_narrow_the_file_and_a_tier_does(stocked, site):
    with site.database.transaction() as session:
        unknown = published(session, site.people, document("UNKNOWN")).number
    asked = "req=Rp0.2>=141MPa&unknown=hide"
    assert "UNKNOWN" not in stocked.get(f"/search?{asked}").text
    whole, narrowed = (
        {row["card"] for row in table(stocked.get(f"/search/export.csv?{asked}{tier}"))}
        for tier in ("", "&tier=qualified")
    )
    assert f"{unknown}v1" in whole
    assert f"{unknown}v1" not in narrowed
    assert narrowed


def test_an_answer_is_whole_and_in_its_order(stocked):
    listed = stocked.get("/api/v1/search?req=Rp0.2>=143MPa&q=AM60B").json
    read = stocked.get("/search/export.json?req=Rp0.2>=143MPa&q=AM60B").json
    assert 6 == read["total"] == len(read["cards"])
    assert [entry["number"] for entry in listed["matches"]] == [
        entry["number"] for entry in read["cards"]
    ]
    assert [entry["verdicts"][0]["outcome"] for entry in listed["matches"]] == [
        entry["match"]["verdicts"][0]["outcome"] for entry in read["cards"]
    ]
    assert [1, 2, 3, 4, 5, 6] == [entry["place"] for entry in read["cards"]]


def test_a_tier_and_an_order_are_kept(stocked):
    asked = "/search/export.csv?req=Rp0.2>=143MPa&tier=qualified&sort=proof_strength_02&after=x"
    rows = [row for row in table(stocked.get(asked)) if row["property"] == "proof_strength_02"]
    assert ["143", "144", "145"] == [row["value"] for row in rows]
    assert {"pass"} == {row["verdict Rp0.2>=143MPa"] for row in rows}


def test_a_workbook_tells_tiers_and_gaps(stocked):
    raw = stocked.get("/search/export.xlsx?req=Rp0.2>=143MPa&q=AM60B").data
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    heads, *rows = book.get_sheet_by_name("卡片 Cards").to_python()
    tiers = [row[heads.index("tier")] for row in rows]
    assert ["qualified"] * 3 + ["excluded"] * 3 == tiers
    assert {2.0, 1.0, 0.0, -1.0, -2.0, -13.0} == {
        row[heads.index("gap Rp0.2>=143MPa")] for row in rows
    }


def test_the_whole_catalogue_is_public_only(stocked, site):
    numbers = {entry["number"] for entry in stocked.get("/catalogue.json").json["cards"]}
    assert 6 == len(numbers)
    assert not numbers & {site.waiting_number, site.draft_number}


def test_what_is_withdrawn_says_so(site, visitor):
    before = visitor.get("/c/MG-000001.json")
    with site.database.transaction() as session:
        drafts.withdraw(session, site.people.supplier, "MG-000001")
    kept = {"If-None-Match": before.headers["ETag"]}
    after = visitor.get("/c/MG-000001.json", headers=kept)
    assert ("published", "withdrawn") == (before.json["state"], after.json["state"])
    assert [] == visitor.get("/catalogue.json").json["cards"]


@pytest.mark.parametrize("place", ["/c/{0}.json", "/c/{0}/v1/export.json"])
def test_its_own_people_export_no_draft(site, supplier, place):
    assert supplier.get(place.format(site.draft_number)).status_code == 404


def test_a_question_that_cannot_be_read_says_so(visitor):
    assert visitor.get("/search/export.csv?req=Rp0.2>=many").status_code == 400


@pytest.mark.parametrize(
    ("accepted", "given"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("*/*", "application/json"),
    ],
)
def test_the_interface_gives_what_is_accepted(visitor, accepted, given):
    for path in ("cards/MG-000001/export", "search/export", "catalogue"):
        answer = visitor.get(f"/api/v1/{path}", headers={"Accept": accepted})
        assert (200, given) == (answer.status_code, answer.content_type)


def test_a_format_in_the_address_wins(visitor):
    answer = visitor.get("/api/v1/catalogue?format=csv", headers={"Accept": "application/json"})
    assert answer.mimetype == "text/csv"


def test_the_page_of_a_card_holds_its_linked_data(visitor):
    page = visitor.get("/c/MG-000001").text
    text = page.partition('<script type="application/ld+json"')[2]
    read = json.loads(text.partition(">")[2].partition("</script>")[0])
    assert ("ProductModel", "MG-000001") == (read["@type"], read["sku"])


def test_a_strange_parameter_breaks_no_page(visitor):
    for query in ("endpoint=x", "form=hpdc", "suffix=x", "_scheme=x&kwargs=1"):
        page = visitor.get(f"/search?q=AM60B&{query}")
        assert page.status_code == 200
        assert f"export.csv?q=AM60B&amp;{query.replace('&', '&amp;')}" in page.text


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("/c/MG-000001", "/c/MG-000001/v1/export.xlsx"),
        ("/search?req=Rp0.2%3E%3D120MPa", "/search/export.xlsx?req=Rp0.2%3E%3D120MPa"),
        ("/about", "/catalogue.xlsx"),
    ],
)
def test_pages_lead_to_the_files(visitor, page, link):
    assert f'href="{link}"' in visitor.get(page).text
