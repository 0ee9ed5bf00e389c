"""A card filled in by its form: from an empty one to a submission."""

import re

import pytest

from catalogue.services import reviews
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import post
from tests.catalogue.web.filled_form import Filler, made, stored

ODD = {"of": [1, {"two": 3}]}


def told_at(page, anchor):
    return re.search(rf'<div class="told" id="told-{anchor}">(.*?)</div>', page, re.DOTALL)[1]


def test_a_card_is_filled_in_from_empty_without_javascript(site, supplier):
    begun = post(supplier, "/supplier/new/empty", designation="AM60B", form="hpdc", temper="F")
    assert begun.status_code == 303
    form = Filler(supplier, begun.headers["Location"].split("/")[2]).open()
    form.press("add-value:proof_strength_02")
    form.fill(values__0__value="130", values__0__conditions__temperature="23")
    form.fill(values__0__basis="typical").press()
    form.fill(pick__strength="断后伸长率").press("pick:strength")
    assert form.sent["values.1.conditions.temperature"] == "23"
    assert form.sent["values.1.basis"] == "typical"
    form.fill(values__1__value="8~15", values__1__conditions__gauge="A50mm")
    form.press("add:elements").fill(composition__elements__0__element="Al")
    form.fill(composition__elements__0__min="5.5", composition__elements__0__max="6.5")
    form.fill(summary__zh="压铸件\r\n两行", sources__0__verified="true").press()
    assert form.sent["sources.0.kind"] == ""
    form.press("submit", status=422)
    form.fill(sources__0__kind="own_test", sources__0__title="检验报告 7")
    form.press("submit")
    content = stored(site, form.number)
    assert content.state == "submitted"
    assert content.document["values"][1]["value"] == "8~15"
    assert content.document["values"][1]["conditions"] == {
        "temperature": "23 °C",
        "gauge": "A50mm",
    }
    assert content.document["summary"] == {"zh": "压铸件\n两行"}
    assert "<input" not in form.page.split('class="form-layout"')[1].split("<aside")[0]
    assert "8~15" in form.page


def test_what_must_be_mended_stands_beside_its_row(form):
    form.fill(values__0__value="heavy").press("submit", status=422)
    assert "heavy" in told_at(form.page, "at-values-0")
    assert 'name="values.0.value" value="heavy"' in form.page
    assert 'aria-describedby="told-at-values-0"' in form.page
    form.fill(values__0__value="1.79", designation=" ").press("submit", status=422)
    assert told_at(form.page, "at-values-0") == ""
    assert "牌号" in told_at(form.page, "at-designation")


@pytest.mark.parametrize("wish", ["save", "add:sources", "paste:elements"])
def test_rows_that_were_pasted_are_not_lost_when_another_button_is_pressed(site, form, wish):
    form.fill(pasted="Al\t5.5\t6.5\nMn\t0.24\t0.6").press(wish)
    elements = stored(site, form.number).document["composition"]["elements"]
    assert [entry["element"] for entry in elements] == ["Al", "Mn"]


def test_what_has_no_place_in_the_form_is_told_above_it(site, supplier):
    form = made(site, supplier, document() | {"colour": "blue", "supply": 5})
    general = re.search(r'id="told-general">(.*?)</div>', form.page, re.DOTALL)[1]
    assert "colour" in general
    assert "&#34;colour&#34;: &#34;blue&#34;" in form.page


def test_nothing_that_the_form_does_not_show_is_lost(site, supplier):
    odd = value("density", "1.8", "g/cm³", colour=ODD, conditions={"weather": "wet"}, n=ODD)
    form = made(site, supplier, document("AZ91D", odd, "not a value") | {"shape": ODD})
    before = stored(site, form.number)
    form.press()
    assert stored(site, form.number).content_hash == before.content_hash
    form.fill(values__0__value="1.81").press()
    typed = stored(site, form.number).draft.typed
    assert typed["values"][0]["colour"] == ODD
    assert typed["values"][0]["conditions"] == {"weather": "wet"}
    assert typed["values"][1] == "not a value"
    assert typed["shape"] == ODD


def test_an_untouched_form_writes_nothing(site, form):
    before = stored(site, form.number)
    form.press()
    assert stored(site, form.number).changed_at == before.changed_at


def test_an_unknown_property_is_told_and_what_was_typed_is_saved(site, form):
    form.fill(pick__strength="colour", temper="F").press("pick:strength")
    assert "colour" in form.page
    assert stored(site, form.number).card.temper == "F"


def test_the_script_is_told_what_it_needs(site, form):
    form.fill(values__0__value="heavy")
    answer = form.autosave()
    assert answer["expected"] == stored(site, form.number).content_hash
    assert answer["wrong"] == ["values.0.value"]
    assert "heavy" in answer["told"]["at-values-0"]
    assert "live-bar" in answer["live"]
    assert "body" not in answer
    form.fill(values__0__value="1.79", designation="AM50B")
    answer = form.autosave()
    assert (answer["wrong"], answer["title"]) == ([], "AM50B")


def test_rows_come_and_go_in_place(form):
    answer = form.autosave("add-value:elongation")
    assert answer["goto"] == "at-values-1"
    assert 'name="values.1.value"' in answer["body"]
    assert 'id="at-values-1"' not in form.autosave("remove:values.1")["body"]


def test_a_composition_is_pasted(site, form):
    form.fill(pasted="Al\t5.5\t6.5\r\nMg\t余量").press("paste:elements")
    elements = stored(site, form.number).document["composition"]["elements"]
    assert elements == [
        {"element": "Al", "min": "5.5", "max": "6.5"},
        {"element": "Mg", "balance": True},
    ]


def test_a_curve_is_pasted(site, form):
    form.press("add-value:tensile_strength").fill(values__1__content="curve").press()
    form.fill(
        values__1__curve__points="T\tRm\r\n20\t240\r\n150\t160", values__1__curve__x_unit="degC"
    )
    form.press()
    assert stored(site, form.number).document["values"][1]["curve"] == {
        "x": "temperature",
        "x_unit": "degC",
        "points": [["20", "240"], ["150", "160"]],
    }
    assert 'data-curve="tensile_strength"' in form.page


def test_a_returned_card_is_mended_in_the_form(site, supplier):
    form = made(site, supplier, document("AE42"))
    form.press("submit")
    waiting = stored(site, form.number)
    with site.database.transaction() as session:
        reviews.send_back(session, site.people.reviewer, waiting.id, "请补充方法")
    form.open()
    assert "请补充方法" in form.page
    form.fill(values__0__method="浸没法").press("submit")
    assert stored(site, form.number).state == "submitted"


def test_a_published_card_is_revised_from_its_form(site, supplier):
    page = supplier.get(f"/supplier/{site.number}/form").text
    assert 'id="card-form"' not in page
    assert post(supplier, f"/supplier/{site.number}/revise").status_code == 303
    assert post(supplier, f"/supplier/{site.number}/revise").status_code == 303
    form = Filler(supplier, site.number).open()
    assert stored(site, site.number).n == 2
    assert form.sent["values.0.value"] == "1.80"


def test_a_card_is_copied(site, supplier):
    answer = post(supplier, "/supplier/new/copy", number=site.number)
    number = answer.headers["Location"].split("/")[2]
    assert number != site.number
    assert stored(site, number).content_hash == stored(site, site.number).content_hash
    assert site.number in Filler(supplier, number).open().page


def test_a_card_that_was_never_published_is_thrown_away(site, form):
    assert "从未发布" in form.page
    answer = post(form.client, f"/supplier/{form.number}/discard", expected=form.sent["expected"])
    assert answer.headers["Location"] == "/supplier/"
    assert form.client.get(f"/supplier/{form.number}/form").status_code == 404


WRITES = ("form", "autosave", "revise", "discard")


@pytest.mark.parametrize(
    ("who", "seen", "written"),
    [("stranger", 404, 404), ("engineer", 404, 404), ("reviewer", 200, 403)],
)
def test_a_card_of_others_is_not_there(site, who, seen, written):
    client = site.signed_in(who)
    assert client.get(f"/supplier/{site.draft_number}/form").status_code == seen
    for path in WRITES:
        answer = post(client, f"/supplier/{site.draft_number}/{path}", do="save", temper="x")
        assert answer.status_code == written, path
    answer = post(client, "/supplier/new/copy", number=site.draft_number)
    assert answer.status_code == written


def test_a_reviewer_reads_the_form_and_has_no_fields(site, reviewer):
    page = reviewer.get(f"/supplier/{site.draft_number}/form").text
    assert 'id="card-form"' not in page
    assert "AM50A" in page


def test_a_published_card_keeps_what_readers_see_while_it_is_revised(site, supplier):
    with site.database.transaction() as session:
        known = published(session, site.people, document("AM20", proof_strength()))
    post(supplier, f"/supplier/{known.number}/revise")
    Filler(supplier, known.number).open().fill(values__0__value="999").press()
    assert "999" not in site.visitor().get(f"/c/{known.number}").text
