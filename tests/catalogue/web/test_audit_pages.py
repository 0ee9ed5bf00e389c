"""The administrator's pages of what was done: read, narrowed, taken away."""

import pytest

from catalogue.services import audit
from tests.catalogue.site import post


def test_the_acts_are_read_narrowed_and_taken_away(site):
    admin = site.signed_in("admin")
    page = admin.get("/admin/audit?action=publish").text
    assert "content_hash" in page
    assert "create_draft" not in page
    table = admin.get("/admin/audit.csv?kind=card")
    assert table.headers["Content-Disposition"] == 'attachment; filename="audit.csv"'
    assert table.data.startswith(b"\xef\xbb\xbfn,at,")
    entries = admin.get("/admin/audit.json?before=4").json["entries"]
    assert [entry["n"] for entry in entries] == [3, 2, 1]
    assert admin.get("/admin/audit?before=x").status_code == 200


def test_what_looks_like_a_formula_is_none_in_the_table(site):
    owner = site.signed_in("supplier")
    form = {"email": "=cmd@example.org", "role": "viewer"}
    post(owner, "/enterprises/ACME/invitations", **form)
    post(owner, "/enterprises/ACME/invitations/1/revoke")
    table = site.signed_in("admin").get("/admin/audit.csv?object==cmd@example.org").text
    assert ",'=cmd@example.org," in table
    assert ",=cmd" not in table


def test_a_download_holds_more_than_a_page(site, monkeypatch):
    monkeypatch.setattr(audit, "PAGE", 2)
    monkeypatch.setattr(audit, "MOST_DOWNLOADED", 5)
    admin = site.signed_in("admin")
    assert len(admin.get("/admin/audit.json").json["entries"]) == 5
    assert "最多 5 条" in admin.get("/admin/audit").text


@pytest.mark.parametrize("before", ["9" * 30, "9" * 5000, "0", "²", "x"])
def test_the_record_is_read_from_any_number(site, before):
    admin = site.signed_in("admin")
    for page in ("audit", "audit.csv", "audit.json"):
        assert admin.get(f"/admin/{page}?before={before}").status_code == 200
