"""The desk of a supplier: searched, filtered, a page at a time."""

import json
import re

from catalogue.services import drafts
from tests.catalogue.people import document
from tests.catalogue.site import post


def test_the_desk_is_searched_filtered_and_paged(site, supplier):
    with site.database.transaction() as session:
        for n in range(60):
            drafts.create_draft(
                session, site.people.supplier, "ACME", document(f"ZK{n:02d}"), key=f"own-{n}"
            )
    first = supplier.get("/supplier/").text
    assert first.count('<th scope="row">') == 50
    assert ">ZK59<" in first
    older = re.search(r'href="(/supplier/\?[^"]*after=[^"]+)"', first)[1].replace("&amp;", "&")
    second = supplier.get(older).text
    assert second.count('<th scope="row">') == 13
    assert ">ZK09<" in second
    assert supplier.get("/supplier/?q=zk1").text.count('<th scope="row">') == 10
    assert supplier.get("/supplier/?q=own-59").text.count('<th scope="row">') == 1
    assert supplier.get("/supplier/?q=100%25").text.count('<th scope="row">') == 0
    assert supplier.get("/supplier/?state=published").text.count('<th scope="row">') == 1
    assert supplier.get("/supplier/?state=nonsense&after=MG-9").status_code == 200
    assert json.dumps(site.number) not in site.signed_in("stranger").get("/supplier/").text


def test_who_begins_a_card_that_is_there_is_asked_whether_a_revision_was_meant(site, supplier):
    begun = post(supplier, "/supplier/new/empty", designation="am 60b", form="hpdc")
    assert site.number in supplier.get(begun.headers["Location"]).text
    begun = post(supplier, "/supplier/new/empty", designation="AM60B", form="hpdc", temper="T6")
    assert site.number not in supplier.get(begun.headers["Location"]).text
