"""The pages of official editions: the list, one, two side by side, the files, the errata."""

import hashlib
import json
from html import unescape
from io import BytesIO

import pikepdf
import pytest

from catalogue.blobs import Blobs
from catalogue.jobs.editions import EditionPress
from catalogue.jobs.runner import Runner
from catalogue.pdf.signature import Certificate
from catalogue.sealing import Seal, is_sealed
from catalogue.services import editions
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import post


def work(site, certificate=None):
    settings = site.app.extensions["mgcards"].settings
    seal = Seal(settings.seal_key)
    press = EditionPress(Blobs(settings.blobs_dir), seal, certificate)
    return Runner(site.database, settings.results_dir, {editions.JOB: press}).step()


def issue(site, number="2026-1", **form):
    reviewer = site.signed_in("reviewer")
    return post(reviewer, "/editions/", number=number, scenario="seat-frame", most="30", **form)


@pytest.fixture
def printed(site):
    assert issue(site).status_code == 303
    assert work(site)
    return site


def read(site, path, status=200):
    answer = site.visitor().get(f"/editions/{path}", query_string={"lang": "en"})
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


def revise(site):
    density = value("density", "1.80", "g/cm³")
    weaker = document("AM60B", density, proof_strength("121"))
    with site.database.transaction() as session:
        published(session, site.people, weaker, site.number)


def test_the_list_begins_empty_and_says_what_an_edition_is(site):
    text = read(site, "")
    assert "No edition has been issued" in text
    assert "Issue an edition" not in text
    assert "Issue an edition" in site.signed_in("reviewer").get("/editions/?lang=en").text


def test_an_edition_waits_until_it_is_printed_and_can_be_reloaded(site):
    answer = issue(site, title="Seats 2026")
    assert answer.headers["Location"].endswith("/editions/2026-1")
    assert "is being printed" in read(site, "2026-1")
    assert "not printed yet" in read(site, "")
    for path in ("file.pdf", "manifest.json", "manifest.sig", "errata.pdf", "against/2026-1"):
        read(site, f"2026-1/{path}", 404)
    assert work(site)
    text = read(site, "2026-1")
    assert "Seats 2026" in text
    assert "Every card of this edition is current today." in text
    assert "AM60B" in text


def test_a_print_that_failed_says_why_and_can_be_made_again(site, tmp_path):
    issue(site)
    for _ in range(5):
        work(site, Certificate(tmp_path / "none.p12"))
    text = read(site, "2026-1")
    assert "could not be printed" in text and "MGCARDS_CERTIFICATE" in text
    assert "Print it again" not in text
    reviewer = site.signed_in("reviewer")
    assert "Print it again" in reviewer.get("/editions/2026-1?lang=en").text
    assert post(reviewer, "/editions/2026-1/print").status_code == 303
    assert work(site)
    assert "Download PDF" in read(site, "2026-1")


def test_what_is_given_out_can_be_verified(printed):
    visitor = printed.visitor()
    with visitor.get("/editions/2026-1/file.pdf") as pdf:
        content = pdf.data
    manifest = visitor.get("/editions/2026-1/manifest.json")
    signature = visitor.get("/editions/2026-1/manifest.sig").text
    key = visitor.get("/editions/seal.pem").text
    assert is_sealed(manifest.text, signature, key)
    assert json.loads(manifest.text)["pdf"]["sha256"] == hashlib.sha256(content).hexdigest()
    assert "filename=mgcards-2026-1.pdf" in pdf.headers["Content-Disposition"]
    assert "mgcards-2026-1.json" in manifest.headers["Content-Disposition"]
    command = "verify mgcards-2026-1.json mgcards-2026-1.sig --key mgcards-seal.pem"
    assert f"{command} --pdf mgcards-2026-1.pdf" in read(printed, "2026-1")


def test_errata_stand_beside_the_edition(printed):
    revise(printed)
    text = read(printed, "2026-1")
    assert "1 card has changed since" in text
    assert f"/c/{printed.number}/changes?from=1&to=2" in text
    sheet = printed.visitor().get("/editions/2026-1/errata.pdf?lang=en")
    with pikepdf.open(BytesIO(sheet.data)) as opened:
        assert "/StructTreeRoot" in opened.Root
        assert str(opened.docinfo["/Title"]) == "Errata 2026-1"


def test_two_editions_stand_side_by_side(printed):
    revise(printed)
    issue(printed, "2026-2")
    work(printed)
    assert "/editions/2026-2/against/2026-1" in read(printed, "2026-2")
    text = read(printed, "2026-2/against/2026-1")
    assert "From edition 2026-1 to 2026-2" in text
    assert "v1 → v2" in text
    assert "0 cards are the same in both." in text


def test_the_list_goes_on_behind_its_first_page(printed, monkeypatch):
    issue(printed, "2026-2")
    monkeypatch.setattr("catalogue.services.editions.PAGE", 1)
    pages = ("/editions/?lang=en", "/editions/?lang=en&after=2026-2")
    newest, older = (unescape(printed.visitor().get(page).text) for page in pages)
    assert ">2026-2<" in newest and ">2026-1<" not in newest
    assert 'href="/editions/?after=2026-2"' in newest
    assert ">2026-1<" in older and ">2026-2<" not in older
    assert "Older ones" not in older


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"number": "a/b"}, "no number of an edition"),
        ({"number": "2026-1"}, "2026-1"),
        ({"number": "2026-3", "enterprise": "ACME"}, "not by several"),
    ],
)
def test_what_cannot_be_issued_is_said(printed, form, said):
    reviewer = printed.signed_in("reviewer")
    reviewer.get("/?lang=en")
    answer = post(reviewer, "/editions/", **{"scenario": "seat-frame", "most": "3", **form})
    assert 400 <= answer.status_code < 500
    assert said in unescape(answer.text)


def test_the_interface_tells_the_same(printed):
    revise(printed)
    visitor = printed.visitor()
    (brief,) = visitor.get("/api/v1/editions").json["editions"]
    assert (brief["number"], brief["cards"]) == ("2026-1", 1)
    whole = visitor.get("/api/v1/editions/2026-1").json
    assert whole["manifest"]["edition"] == "2026-1"
    assert whole["standing"] == [
        {"number": printed.number, "revision": 1, "currency": "superseded", "use_instead": 2}
    ]
    with visitor.get(whole["file"]) as file:
        assert file.data.startswith(b"%PDF-")
    issue(printed, "2026-2")
    newest = visitor.get("/api/v1/editions?limit=1")
    assert newest.json["editions"][0]["file"] is None
    assert "after=2026-2" in newest.headers["Link"]
    waiting = visitor.get("/api/v1/editions/2026-2").json
    assert (waiting["manifest"], waiting["standing"]) == (None, [])


@pytest.mark.parametrize("key", [b"no key", b""])
def test_a_key_that_cannot_be_used_is_told_and_hides_no_edition(printed, key):
    settings = printed.app.extensions["mgcards"].settings
    settings.seal_key.write_bytes(key)
    assert "not the one that the catalogue has now" in read(printed, "2026-1")
    assert "seal_key.pem" in read(printed, "seal.pem", 503)
    issue(printed, "2026-2")
    for _ in range(3):
        work(printed)
    assert "seal_key.pem" in read(printed, "2026-2")


def test_an_edition_that_another_key_sealed_says_so(printed):
    assert "Fingerprint of the key" in read(printed, "2026-1")
    printed.app.extensions["mgcards"].settings.seal_key.unlink()
    text = read(printed, "2026-1")
    assert "not the one that the catalogue has now" in text
    assert "Fingerprint of the key" not in text


def test_a_file_that_is_lost_is_told(printed):
    with printed.database.reading() as session:
        sha256 = editions.get_edition(session, "2026-1").sha256
    Blobs(printed.app.extensions["mgcards"].settings.blobs_dir).path_of(sha256).unlink()
    assert "The PDF of edition 2026-1" in read(printed, "2026-1/file.pdf", 503)
