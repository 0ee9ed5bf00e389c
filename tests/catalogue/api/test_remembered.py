"""Answers that are remembered are those of the very address that was asked."""

from tests.catalogue.people import document, published


def test_a_link_to_the_next_page_leads_to_the_host_that_was_asked(site, anyone):
    with site.database.transaction() as session:
        published(session, site.people, document("AZ91D"))

    for host in ("one.example", "two.example", "one.example"):
        found = anyone("GET", "/search?limit=1", headers={"Host": host})

        assert found.headers["Link"].startswith(f"<http://{host}/api/v1/search?")
