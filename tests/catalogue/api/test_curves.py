"""Curves and logos through the interface: what the pages take, it takes."""

from io import BytesIO

import pytest
from PIL import Image

TABLE = "strain [%],stress [MPa] @T=23 °C,stress [MPa] @T=150 °C\n0,0,0\n0.10,45,40\n9,240,150\n"
COMMON = {"basis": "typical", "source": "s1", "conditions": "strain_rate=0.001 1/s, 方向=L"}


@pytest.fixture
def add(site, supplier):
    """Adds curves to the draft in the version that the supplier sees."""

    def added(match=None, **body):
        path = f"/cards/{site.draft_number}"
        seen = match or supplier("GET", f"{path}?draft=true").headers["ETag"]
        return supplier("POST", f"{path}/curves", json=body, headers={"If-Match": seen})

    return added


def document(site, supplier):
    return supplier("GET", f"/cards/{site.draft_number}?draft=true").json["card"]


def test_curves_come_behind_the_other_values(site, supplier, add):
    answer = add(table=TABLE, **COMMON)
    assert (answer.status_code, answer.json["remarks"]) == (200, [])
    cold, hot = document(site, supplier)["values"]
    (unread,) = document(site, supplier)["rejected"]
    assert unread["raw"]["value"] == "big"
    assert cold["curve"]["points"][1] == ["0.10", "45"]
    assert hot["conditions"]["temperature"] == "150 °C"
    seen = supplier("GET", f"/cards/{site.draft_number}?draft=true").headers["ETag"]
    assert answer.headers["ETag"] == seen


def test_what_was_assumed_is_told(add):
    assert add(table="温度/℃;抗拉强度/MPa\n20;240,5\n150;160,0\n", **COMMON).json["remarks"]


def test_a_table_with_faults_is_refused_whole(site, supplier, add):
    refused = add(table=TABLE.replace("45", "many"), **COMMON)
    assert (refused.status_code, refused.json["code"]) == (422, "curves_refused")
    assert [problem["code"] for problem in refused.json["problems"]] == ["cell_unreadable"]
    assert "values" not in document(site, supplier)


@pytest.mark.parametrize(
    ("body", "match", "status"),
    [
        ({"table": TABLE}, '"1-draft-old"', 412),
        ({}, None, 422),
        ({"table": ""}, None, 422),
        ({"table": "\x00"}, None, 422),
        ({"table": TABLE, "unit": "MPa"}, None, 422),
    ],
)
def test_what_is_not_taken(site, supplier, add, body, match, status):
    assert add(match, **body).status_code == status
    assert "values" not in document(site, supplier)


def picture(kind):
    made = BytesIO()
    Image.new("RGB", (900, 300), "#0b5574").save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_brought_and_taken_away(anyone, supplier, kind):
    path = "/enterprises/ACME"
    before = {"If-Match": anyone("GET", path).headers["ETag"]}
    more = {"data": picture(kind), "content_type": f"image/{kind.lower()}"}
    assert supplier("PUT", f"{path}/logo", **more).status_code == 428
    put = supplier("PUT", f"{path}/logo", headers=before, **more)
    assert (put.status_code, put.json["logo"]) == (200, "/enterprises/ACME/logo.png")
    with anyone.client.get(put.json["logo"]) as shown, Image.open(BytesIO(shown.data)) as drawn:
        assert (drawn.format, max(drawn.size)) == ("PNG", 512)
    assert supplier("DELETE", f"{path}/logo", headers=before).status_code == 412
    after = {"If-Match": put.headers["ETag"]}
    assert supplier("DELETE", f"{path}/logo", headers=after).status_code == 204
    assert anyone("GET", path).json["logo"] is None


@pytest.mark.parametrize("raw", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a"])
def test_another_kind_of_picture_is_refused(supplier, raw):
    answer = supplier(
        "PUT",
        "/enterprises/ACME/logo",
        data=raw,
        content_type="image/png",
        headers={"If-Match": "*"},
    )
    assert answer.status_code == 422
    assert supplier("GET", "/enterprises/ACME").json["logo"] is None
