"""A page that is remembered is that of the catalogue as it stands, and of nobody in particular."""

from tests.catalogue.people import document, proof_strength, published
from tests.catalogue.site import without_nonce


def test_a_page_is_made_anew_after_a_publication_and_for_who_signed_in(site):
    address = "/search?req=Rp0.2%3E%3D130MPa&lang=en"
    before = site.visitor().get(address)
    with site.database.transaction() as session:
        published(session, site.people, document("AZ91D", proof_strength("150")))

    after = without_nonce(site.visitor().get(address).text)
    assert after != without_nonce(before.text)
    assert after == without_nonce(site.visitor().get(address).text)
    assert "supplier@example.com" in site.signed_in("supplier").get(address).text
    assert "supplier@example.com" not in site.visitor().get(address).text
