"""The fit of a card with scenarios, as its supplier sees it before and after publication."""

from html import unescape

from catalogue.services import drafts
from tests.catalogue.people import document, proof_strength, published, value


def seen(visitor, path):
    return unescape(visitor.get(path, query_string={"lang": "en"}).text)


def test_a_card_says_what_it_would_need(site, visitor):
    with site.database.transaction() as session:
        weak = published(session, site.people, document("AZ31", proof_strength("90")))
    text = seen(visitor, f"/c/{weak.number}")
    assert "≥\u00a0120\u00a0MPa" in text
    assert "−30\u00a0MPa (−25\u00a0%)" in text
    assert "a measured value is needed" in text


def test_a_draft_is_told_what_it_would_need(site, supplier):
    with site.database.transaction() as session:
        unstated = value("proof_strength_02", "130", "MPa")
        made = drafts.create_draft(
            session, site.people.supplier, "ACME", document("AZ31", unstated)
        )
    text = seen(supplier, f"/supplier/{made.number}")
    assert "Fit with every scenario" in text
    assert "state the condition, or test under it" in text
    assert f'href="/supplier/{made.number}#fit"' in seen(supplier, "/supplier/")


def test_a_draft_that_cannot_be_read_in_full_still_shows_its_fit(site, supplier):
    assert "a measured value is needed" in seen(supplier, f"/supplier/{site.draft_number}")
