"""The pages of evidence: files are brought, named by sources, shown and saved."""

import io
import os
import re
import tempfile

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from catalogue.services import drafts
from tests.catalogue.evidence.files import SVG, huge_png, picture, report
from tests.catalogue.evidence.keeping import accredited, resting_on
from tests.catalogue.people import published
from tests.catalogue.site import post, token

ETAG = re.compile(r'name="expected" value="([0-9a-f]{64})"')
LINK = re.compile(r'href="(/attachments/[0-9a-f]{64}/[^"]+)"')


@pytest.fixture
def number(site):
    """A draft of ACME with an accredited report and no file."""
    with site.database.transaction() as session:
        made = drafts.create_draft(session, site.people.supplier, "ACME", resting_on())
    return made.number


def page_of(client, number):
    return client.get(f"/supplier/{number}/evidence").text


def bring(client, number, raw=None, name="报告 1.pdf", field="file.1", **form):
    raw = report() if raw is None else raw
    expected = ETAG.search(page_of(client, number))
    sent = {"expected": expected[1] if expected else "", "kept.1": "", **form}
    sent |= {"csrf_token": token(client, f"/supplier/{number}/evidence")}
    file = FileStorage(io.BytesIO(raw), name)
    # Encoded here: the client of tests would leave a large body in a file that it does not close.
    boundary, body = encode_multipart(sent | {field: file})
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(f"/supplier/{number}/evidence", data=body, content_type=kind)


def source_of(site, number):
    with site.database.reading() as session:
        return drafts.get_draft(session, site.people.supplier, number).card.sources[0]


def test_a_report_is_brought_for_its_source(site, supplier, number):
    answer = bring(supplier, number)
    assert answer.status_code == 303
    page = page_of(supplier, number)
    link = LINK.search(page)[1]
    assert source_of(site, number).attachment_sha256 in link
    assert "报告 1.pdf" in page and "1 页" in page
    saved = supplier.get(link, buffered=True)
    assert saved.get_data() == report()


SAFE = {
    "Content-Type": "application/pdf",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "attachment; filename*=UTF-8''%E6%8A%A5%E5%91%8A%201.pdf",
}


def test_a_file_is_only_ever_saved(supplier, number):
    bring(supplier, number)
    link = LINK.search(page_of(supplier, number))[1]
    saved = supplier.get(link, buffered=True)
    assert {name: saved.headers[name] for name in SAFE} == SAFE | {
        "Content-Disposition": saved.headers["Content-Disposition"]
    }
    assert saved.headers["Content-Disposition"].startswith("attachment; ")
    again = supplier.get(link, headers={"If-None-Match": saved.headers["ETag"]}, buffered=True)
    assert (again.status_code, again.get_data()) == (304, b"")
    assert supplier.get(f"{link}x", buffered=True).status_code == 404


def test_another_enterprise_finds_no_file(site, supplier, number):
    bring(supplier, number)
    link = LINK.search(page_of(supplier, number))[1]
    sha256 = link.split("/")[2]
    stranger = site.signed_in("stranger")
    for who in (stranger, site.visitor(), site.signed_in("engineer")):
        assert who.get(link).status_code == 404
    for act in ("visibility", "remove"):
        address = f"/supplier/{number}/evidence/{sha256}/{act}"
        assert post(stranger, address, public="yes").status_code == 404
    assert stranger.get(f"/supplier/{number}/evidence").status_code == 404
    assert site.signed_in("reviewer").get(link, buffered=True).status_code == 200


def test_files_that_are_not_taken_are_named_and_the_others_kept(site, supplier, number):
    page = f"/supplier/{number}/evidence"
    files = [
        (io.BytesIO(picture()), "photo.png"),
        (io.BytesIO(SVG), "drawing.svg"),
        (io.BytesIO(b"MZ"), "report.pdf"),
    ]
    answer = supplier.post(page, data={"csrf_token": token(supplier, page), "files": files})
    assert answer.status_code == 422
    assert "2 个文件" in answer.text
    assert all(name in answer.text for name in ("drawing.svg", "report.pdf", "photo.png"))
    assert len(LINK.findall(page_of(supplier, number))) == 1


def test_a_larger_file_than_a_document_is_taken(supplier, number):
    raw = noise()
    assert 4_500_000 < len(raw) < 20_000_000
    assert bring(supplier, number, raw, "photo.png").status_code == 303


def test_what_is_too_large_for_any_file_is_refused_at_once(supplier, number):
    answer = bring(supplier, number, bytes(21_000_001))
    assert answer.status_code == 413
    assert "20 MB" in answer.text


def test_a_hostile_upload_leaves_nothing_behind(site, supplier, number, tmp_path, monkeypatch):
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    assert bring(supplier, number, huge_png() + bytes(1_000_000)).status_code == 413
    assert [] == list(passing.iterdir())
    assert [] == list((tmp_path / "blobs" / "arriving").iterdir())
    assert [] == list((tmp_path / "blobs").glob("??/*"))


def noise():
    """A picture that packs badly."""
    made = io.BytesIO()
    Image.frombytes("RGB", (1300, 1200), os.urandom(1300 * 1200 * 3)).save(made, "PNG")
    return made.getvalue()


def test_what_somebody_else_changed_is_not_overwritten_and_the_file_is_kept(site, supplier, number):
    answer = bring(supplier, number, expected="0" * 64)
    assert answer.status_code == 409
    assert LINK.search(answer.text)
    assert source_of(site, number).attachment_sha256 == ""


def test_a_kept_file_is_chosen_and_given_up(site, supplier, number):
    bring(supplier, number, field="files")
    sha256 = LINK.search(page_of(supplier, number))[1].split("/")[2]
    page = f"/supplier/{number}/evidence"
    for chosen in (sha256, ""):
        expected = ETAG.search(page_of(supplier, number))[1]
        assert post(supplier, page, expected=expected, **{"kept.1": chosen}).status_code == 303
        assert source_of(site, number).attachment_sha256 == chosen


def test_a_source_that_names_a_lost_file_says_so(site, supplier):
    with site.database.transaction() as session:
        document = resting_on("ab" * 32)
        lost = drafts.create_draft(session, site.people.supplier, "ACME", document).number
    assert "ab" * 32 in page_of(supplier, lost)
    assert "sources[0].attachment_sha256" in supplier.get(f"/supplier/{lost}").text


def test_readers_of_a_published_card_open_a_public_report_only(site, supplier, visitor, number):
    bring(supplier, number)
    sha256 = source_of(site, number).attachment_sha256
    with site.database.transaction() as session:
        shown = published(session, site.people, resting_on(sha256)).number
    page = visitor.get(f"/c/{shown}").text
    assert not LINK.search(page) and sha256[:16] in page
    assert LINK.search(site.signed_in("reviewer").get(f"/c/{shown}").text)

    post(supplier, f"/supplier/{number}/evidence/{sha256}/visibility", public="yes")
    link = LINK.search(visitor.get(f"/c/{shown}").text)[1]
    assert visitor.get(link, buffered=True).get_data() == report()
    assert 'class="grade grade-A"' in visitor.get(f"/c/{shown}").text

    with site.database.transaction() as session:
        drafts.withdraw(session, site.people.supplier, shown)
    assert visitor.get(link).status_code == 404


def test_a_reviewer_opens_the_report_from_the_review(site, supplier, reviewer, number):
    bring(supplier, number)
    with site.database.transaction() as session:
        waiting = drafts.submit(session, site.people.supplier, number)
    link = LINK.search(reviewer.get(f"/review/{waiting.id}").text)[1]
    assert reviewer.get(link, buffered=True).status_code == 200


def test_a_file_that_is_made_public_may_show_confidential_values(site, supplier, number):
    bring(supplier, number)
    sha256 = source_of(site, number).attachment_sha256
    secret = resting_on(sha256)
    secret["values"][0]["confidential"] = True
    secret["sources"] = [accredited(sha256)]
    with site.database.transaction() as session:
        kept = drafts.create_draft(session, site.people.supplier, "ACME", secret).number
    assert "保密的数值以它为依据" in page_of(supplier, kept)
    assert "保密的数值以它为依据" not in page_of(supplier, number)


def test_what_nothing_rests_on_is_removed(supplier, number):
    bring(supplier, number, field="files")
    sha256 = LINK.search(page_of(supplier, number))[1].split("/")[2]
    assert post(supplier, f"/supplier/{number}/evidence/{sha256}/remove").status_code == 303
    assert not LINK.search(page_of(supplier, number))


@pytest.mark.parametrize("before", ["9" * 30, "9" * 5000, "-1", "x", ""])
def test_a_number_that_no_file_has_asks_for_the_newest(supplier, number, before):
    assert supplier.get(f"/supplier/{number}/evidence?before={before}").status_code == 200
