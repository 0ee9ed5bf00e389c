"""The same import over the interface: one answer for a key, and nothing of other enterprises."""

from io import BytesIO

import pytest

from schemas.workbook.fields import PROPERTY
from tests.catalogue.site import PASSWORD
from tests.catalogue.workbooks.hostile import HOSTILE, workbook
from tests.catalogue.workbooks.test_import_pages import HEADS, SOURCE, desk, rows
from tests.catalogue.workbooks.visiting import as_json

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def call(site):
    """Calls the interface as the supplier, or as somebody else."""
    client = site.visitor()

    def called(method, path, who="supplier", **more):
        auth = (f"{who}@example.com", PASSWORD) if who else None
        return client.open(f"/api/v1{path}", method=method, auth=auth, **more)

    return called


def brought(call, worker, raw, kind=XLSX, **more):
    answer = call("POST", "/imports?enterprise=ACME", data=raw, content_type=kind, **more)
    assert answer.status_code == 202, answer.text
    worker()
    return answer.headers["Location"].removeprefix("/api/v1")


def test_a_file_is_brought_reported_on_and_carried_out(site, call, worker):
    place = brought(call, worker, rows(("A-1", 240), ("A-2", "坏")))
    report = call("GET", place).json
    assert (report["state"], report["counts"]["hard"]) == ("checked", 1)
    (fault,) = [line for line in report["findings"] if line["severity"] == "hard"]
    assert (fault["row"], fault["column"], fault["code"]) == (3, "E", "number_unreadable")
    assert fault["finding"]["zh"] and fault["finding"]["en"] and fault["offending"] == "坏"
    assert {} == desk(site)
    refused = call("POST", f"{place}/carry-out", json={"mode": "all"})
    assert (refused.status_code, refused.json["code"]) == (409, "import_has_faults")
    accepted = call("POST", f"{place}/carry-out", json={})
    assert (accepted.status_code, "findings" in accepted.json) == (202, False)
    worker()
    done = call("GET", place).json
    assert (done["state"], [card["fate"] for card in done["outcome"]]) == (
        "imported",
        ["add", "left_out"],
    )
    assert ["A-1"] == sorted(desk(site))


def column_e(found):
    """The column E of the plan of an import."""
    columns = [column for sheet in found["plan"]["sheets"] for column in sheet["columns"]]
    (column,) = (column for column in columns if column["letter"] == "E")
    return column


def test_a_corrected_plan_is_checked_anew(call, worker):
    heads = [*HEADS[:4], "怪名字 MPa 23℃ 典型", *HEADS[5:]]
    raw = workbook(heads, ["A-1", "AZ91D", "高压铸造", 1.81, 240, *SOURCE])
    place = brought(call, worker, raw)
    found = call("GET", place).json
    assert column_e(found)["target"] == ""
    column_e(found)["target"] = f"{PROPERTY}tensile_strength"
    assert 202 == call("POST", f"{place}/check", json={"plan": found["plan"]}).status_code
    worker()
    again = call("GET", place).json
    assert again["state"] == "checked"
    assert column_e(again)["target"] == f"{PROPERTY}tensile_strength"


def test_a_repeated_post_with_the_same_key_is_one_import(call, worker):
    raw, headers = rows(("A-1", 240)), {"Idempotency-Key": "once"}
    places = {brought(call, worker, raw, headers=headers) for _ in range(3)}
    assert len(places) == 1
    other = call(
        "POST",
        "/imports?enterprise=ACME",
        data=raw + b"0",
        content_type="text/csv",
        headers=headers,
    )
    assert other.status_code == 422


def test_a_form_may_bring_the_file(call, worker):
    form = {"file": (BytesIO(rows(("A-1", 240))), "材料.xlsx")}
    place = brought(call, worker, form, "multipart/form-data")
    assert call("GET", place).json["name"] == "材料.xlsx"


def test_the_same_card_by_xlsx_csv_and_json_is_stored_the_same(site, call, worker):
    row = ["X-1", "AZ91D", "高压铸造", "1.81", "240", *SOURCE]
    table = "\n".join(",".join(line) for line in (HEADS, row))
    files = (
        (workbook(HEADS, row), XLSX),
        (table.encode("utf-8-sig"), "text/csv"),
        (table.replace(",", ";").encode("gb18030"), "text/csv"),
        (table.replace(",", "\t").encode("utf-16"), "text/csv"),
    )
    hashes = set()
    for raw, kind in files:
        place = brought(call, worker, raw, kind)
        call("POST", f"{place}/carry-out", json={})
        worker()
        hashes.add(desk(site)["X-1"].content_hash)
    document = dict(desk(site)["X-1"].document)
    place = brought(call, worker, as_json([{"key": "X-1", "card": document}]), "application/json")
    assert call("GET", place).json["cards"][0]["change"] == "unchanged"
    typed = {
        "schema": 1,
        "designation": "AZ91D",
        "form": "hpdc",
        "sources": document["sources"],
        "values": [
            {key: said for key, said in value.items() if key != "canonical"}
            for value in document["values"]
        ],
    }
    place = brought(call, worker, as_json([{"key": "X-2", "card": typed}]), "application/json")
    call("POST", f"{place}/carry-out", json={})
    worker()
    hashes.add(desk(site)["X-2"].content_hash)
    assert len(hashes) == 1


@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_a_hostile_file_is_a_problem_with_its_code(site, call, make):
    name, code, status = HOSTILE[make]
    answer = call(
        "POST", "/imports", query_string={"name": name}, data=make(), content_type="text/csv"
    )
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"


def test_nobody_sees_the_import_of_another_enterprise(call, worker):
    place = brought(call, worker, rows(("A-1", 240)))
    for who in ("stranger", "engineer"):
        assert 404 == call("GET", place, who).status_code
        assert 404 == call("POST", f"{place}/carry-out", who, json={}).status_code
        assert 404 == call("GET", f"{place}/annotated.xlsx", who).status_code
    assert 401 == call("GET", place, "").status_code
    assert (
        403
        == call(
            "POST", "/imports?enterprise=ACME", "stranger", data=rows(("A", 1)), content_type=XLSX
        ).status_code
    )


def test_a_page_of_another_site_brings_nothing(call):
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = call("POST", "/imports", data=b"a,b", content_type="text/csv", headers=headers)
        assert (answer.status_code, answer.json["code"]) == (403, "foreign_origin")


def test_the_template_can_be_had(call):
    assert call("GET", "/imports/template.xlsx").data.startswith(b"PK")
