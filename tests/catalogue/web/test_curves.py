"""Curves through the pages: from a table into a draft, and from a card into a file."""

import io
import json

import pytest

from schemas.curve_file import read_curves
from tests.catalogue.people import document, published, value
from tests.catalogue.site import post, token

STATE = {"temperature": "23 °C", "strain_rate": "0.001 1/s", "orientation": "L"}
PULLED = [["0", "0"], ["0.10", "45"], ["2", "200"], ["10", "240.0"], ["12", "235"]]
TABLE = "strain [%],stress [MPa] @T=23 °C,stress [MPa] @T=150 °C\n0,0,0\n0.10,45,40\n9,240,150\n"
COMMON = {"basis": "typical", "source": "s1", "conditions": "strain_rate=0.001 1/s, 方向=L"}


def drawn(key, unit, x, x_unit, points, **more):
    content = {"x": x, "x_unit": x_unit, "points": points}
    stated = {"property": key, "curve": content, "unit": unit, "basis": "typical"}
    return stated | {"source": "s1", **more}


def with_thickness(text):
    points = [["30", "90"], ["1000", "100"]]
    conditions = {"thickness": text, "se_method": "window"}
    return drawn("shielding_effectiveness", "dB", "frequency", "MHz", points, conditions=conditions)


@pytest.fixture
def drawn_card(site):
    """A published card: density, a tensile curve, and shielding at two thicknesses."""
    tensile = drawn("stress_strain_curve", "MPa", "strain", "%", PULLED, conditions=STATE)
    spectra = (with_thickness("1 mm"), with_thickness("2 mm"))
    content = document("AM60B", value("density", "1.80", "g/cm³"), tensile, *spectra)
    with site.database.transaction() as session:
        return published(session, site.people, content).number


def values_of(client, path):
    page = client.get(path.replace("/supplier", "/c") + "/v1/card.json")
    return json.loads(page.text)["values"]


def test_curves_are_added_and_the_rest_of_the_draft_is_kept(site, supplier):
    path = f"/supplier/{site.draft_number}"
    answer = post(supplier, f"{path}/curves", table=TABLE, **COMMON)
    assert (answer.status_code, answer.headers["Location"]) == (303, path)
    page = supplier.get(path).text
    assert "已添加 2 条曲线" in page
    assert "&#34;big&#34;" in page
    cold, hot = values_of(supplier, path)
    assert cold["curve"]["points"][1] == ["0.10", "45"]
    assert hot["conditions"] == {**STATE, "temperature": "150 °C"}


def test_a_file_goes_before_what_was_pasted_and_assumptions_are_told(site, supplier):
    path = f"/supplier/{site.draft_number}"
    raw = "温度/℃;抗拉强度/MPa\n20;240,5\n150;160,0".encode("gb18030")
    form = {"csrf_token": token(supplier), "table": "x", "file": (io.BytesIO(raw), "a.csv")}
    assert supplier.post(f"{path}/curves", data=form).status_code == 303
    page = supplier.get(path).text
    assert "GB18030" in page
    assert "小数点" in page


@pytest.mark.parametrize(("lang", "told"), [("zh", "第 3 行"), ("en", "Row 3, column")])
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_typed_is_lost(
    site, supplier, lang, told
):
    path = f"/supplier/{site.draft_number}/curves"
    table = "T [°C],Rm [MPa]\n20,240\n150,abc\n"
    answer = post(supplier, f"{path}?lang={lang}", table=table, **COMMON)
    assert answer.status_code == 422
    assert told in answer.text
    for typed in ("150,abc", 'value="s1"', "strain_rate=0.001 1/s", "selected"):
        assert typed in answer.text


def test_what_is_no_text_is_told_and_shown_as_far_as_it_can_be(site, supplier):
    raw = io.BytesIO(b"T\xff\xff\x00")
    form = {"csrf_token": token(supplier), "file": (raw, "a.csv")}
    answer = supplier.post(f"/supplier/{site.draft_number}/curves", data=form)
    assert answer.status_code == 422
    assert "UTF-8" in answer.text


def test_a_conflict_keeps_the_table(site, supplier):
    for number, expected in ((site.draft_number, "0" * 64), (site.waiting_number, "")):
        path = f"/supplier/{number}/curves"
        answer = post(supplier, path, table=TABLE, expected=expected, **COMMON)
        assert answer.status_code == 409
        assert "0.10,45,40" in answer.text


def test_a_document_without_a_list_of_values_is_to_be_mended_first(site, supplier):
    path = f"/supplier/{site.draft_number}"
    post(supplier, path, document='{"schema": 1, "values": "none"}')
    answer = post(supplier, f"{path}/curves", table=TABLE, **COMMON)
    assert answer.status_code == 422
    assert "0.10,45,40" in answer.text


def test_the_form_stands_on_a_page_of_its_own_too(site, supplier):
    assert supplier.get(f"/supplier/{site.draft_number}/curves").status_code == 200


def test_a_curve_leaves_as_it_was_typed(visitor, drawn_card):
    answer = visitor.get(f"/c/{drawn_card}/v1/curves/1.csv")
    assert answer.mimetype == "text/csv"
    assert f"{drawn_card}-v1-curve1.csv" in answer.headers["Content-Disposition"]
    assert "# 来源 source: Datasheet" in answer.text
    assert f"{drawn_card} v1" in answer.text
    (read,) = read_curves(answer.data).values
    assert read["curve"]["points"] == PULLED
    assert read["conditions"] == STATE


def test_a_family_leaves_together(visitor, drawn_card):
    answer = visitor.get(f"/c/{drawn_card}/v1/curves/3.csv?form=family")
    stated = [value["conditions"]["thickness"] for value in read_curves(answer.data).values]
    assert stated == ["1 mm", "2 mm"]


@pytest.mark.parametrize(
    ("form", "head"),
    [("true", "true_strain [1],true_stress [MPa]"), ("plastic", "plastic_strain [1],true_stress")],
)
def test_true_and_plastic_strain_are_computed(visitor, drawn_card, form, head):
    text = visitor.get(f"/c/{drawn_card}/v1/curves/1.csv?form={form}").text
    assert head in text
    assert "ε = ln(1+e)" in text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("0.csv", 404, "curve at value no. 0"),
        ("9.csv", 404, "curve at value no. 9"),
        ("2.csv?form=true", 422, "no stress–strain curve"),
        ("1.csv?form=odd", 422, "form"),
    ],
)
def test_what_cannot_be_given_is_told(visitor, drawn_card, path, status, told):
    language = "&lang=en" if "?" in path else "?lang=en"
    answer = visitor.get(f"/c/{drawn_card}/v1/curves/{path}{language}")
    assert answer.status_code == status
    assert told in answer.text.replace("&#39;", "'")


def test_the_card_leads_to_its_curves(visitor, drawn_card):
    page = visitor.get(f"/c/{drawn_card}").text
    for place in (1, 2, 3):
        assert f"/v1/curves/{place}.csv" in page
    assert "/v1/curves/1.csv?form=plastic" in page
    assert "/v1/curves/2.csv?form=family" in page
    assert page.count("<figure") == 2


def test_the_curves_of_a_draft_are_not_for_everyone(site, visitor, supplier):
    post(supplier, f"/supplier/{site.draft_number}/curves", table=TABLE, **COMMON)
    path = f"/c/{site.draft_number}/v1/curves/0.csv"
    assert supplier.get(path).status_code == 200
    assert visitor.get(path).status_code == 404
