"""The printed sheet before it is published: who sees it, and that it says what it is."""

import pytest

from catalogue.pdf.render import PrintFailed
from catalogue.services import drafts
from catalogue.web import preview, printing_here
from tests.catalogue.people import document


def test_a_draft_is_shown_as_paper_and_marked_as_a_draft(site, supplier):
    page = supplier.get(f"/supplier/{site.draft_number}/preview")

    assert "private, no-store" == page.headers["Cache-Control"]
    assert 'class="draft-mark"' in page.text
    assert "草稿 DRAFT" in page.text
    assert site.draft_number in page.text
    assert 'class="paper"' in page.text
    assert "style=" not in page.text
    assert "/c/" not in page.text


def test_what_is_published_bears_no_mark(site, supplier):
    page = supplier.get(f"/supplier/{site.number}/preview")

    assert 200 == page.status_code
    assert "draft-mark" not in page.text
    assert "DRAFT" not in page.text


@pytest.mark.parametrize(
    ("who", "status"),
    [("supplier", 200), ("reviewer", 200), ("admin", 200), ("stranger", 404), ("engineer", 404)],
)
@pytest.mark.parametrize("kind", ["preview", "preview.pdf"])
def test_a_draft_is_nobody_elses_to_see(site, monkeypatch, who, status, kind):
    monkeypatch.setattr(preview, "card_pdf_apart", lambda *_, **__: b"%PDF")

    assert status == site.signed_in(who).get(f"/supplier/{site.draft_number}/{kind}").status_code


def test_visitors_are_asked_to_sign_in(site, visitor):
    assert 302 == visitor.get(f"/supplier/{site.draft_number}/preview").status_code
    assert 302 == visitor.get(f"/supplier/{site.draft_number}/preview.pdf").status_code


def test_the_style_sheet_is_that_of_print(visitor):
    answer = visitor.get("/print/sheet.css")

    assert "text/css; charset=utf-8" == answer.headers["Content-Type"]
    assert "@page" in answer.text


def test_the_pdf_is_a_draft_that_is_kept_nowhere(site, supplier):
    answer = supplier.get(f"/supplier/{site.draft_number}/preview.pdf")

    assert answer.data.startswith(b"%PDF")
    assert "private, no-store" == answer.headers["Cache-Control"]
    assert f"{site.draft_number}-v1-draft.pdf" in answer.headers["Content-Disposition"]


def test_when_a_print_goes_on_for_too_long_the_next_one_is_asked_to_wait(
    site, supplier, monkeypatch
):
    monkeypatch.setattr(printing_here, "PATIENCE_SECONDS", 0.01)
    with printing_here.one_at_a_time():
        assert 429 == supplier.get(f"/supplier/{site.draft_number}/preview.pdf").status_code


def test_a_print_that_breaks_lets_the_next_one_in(site, supplier, monkeypatch):
    def broken(*_, **__):
        raise PrintFailed("out of ink")

    monkeypatch.setattr(preview, "card_pdf_apart", broken)
    assert 500 == supplier.get(f"/supplier/{site.draft_number}/preview.pdf").status_code
    monkeypatch.setattr(preview, "card_pdf_apart", lambda *_, **__: b"%PDF")
    assert 200 == supplier.get(f"/supplier/{site.draft_number}/preview.pdf").status_code


def test_what_a_supplier_typed_is_text_and_no_markup(site, supplier):
    content = document("<script>alert(1)</script>")
    with site.database.transaction() as session:
        number = drafts.create_draft(session, site.people.supplier, "ACME", content).number

    assert "<script>alert" not in supplier.get(f"/supplier/{number}/preview").text
