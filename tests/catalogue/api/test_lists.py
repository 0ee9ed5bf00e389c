"""Lists are read page by page: every entry once, in order, however short the pages are."""

import pytest

from catalogue.services import disclosures, drafts, invitations, remarks, sessions
from catalogue.services.letters import Letterhead
from tests.catalogue.api.conftest import Caller
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import make_token

LISTS = {
    "/cards": ("cards", "number"),
    "/drafts?enterprise=ACME": ("revisions", "number"),
    "/changes": ("changes", "pub_seq"),
    "/enterprises": ("enterprises", "code"),
    "/scenarios": ("scenarios", "key"),
    "/scenarios/seat-frame/versions": ("versions", "version"),
    "/cards/{number}/revisions": ("revisions", "revision"),
    "/cards/{draft}/remarks": ("remarks", "id"),
    "/enterprises/ACME/members": ("members", "email"),
    "/enterprises/ACME/invitations": ("invitations", "id"),
    "/disclosures": ("disclosures", "id"),
    "/reviews": ("reviews", "id"),
    "/attachments?enterprise=ACME": ("attachments", "id"),
    "/imports": ("imports", "id"),
    "/tokens": ("tokens", "id"),
    "/me/sessions": ("sessions", "id"),
    "/admissions": ("admissions", "code"),
    "/people": ("people", "id"),
    "/audit": ("entries", "n"),
}


@pytest.fixture
def full(site):
    """A site with more than one entry in most lists, to a caller who may read them all."""
    people, hidden = site.people, value("density", "1.8", "g/cm³", confidential=True)
    with site.database.transaction() as session:
        for name in ("A1", "A2", "A3"):
            made = drafts.create_draft(session, people.supplier, "ACME", document(name))
            drafts.submit(session, people.supplier, made.number)
            remarks.remark(session, people.supplier, site.draft_number, "", name)
            invitations.invite(
                session, people.supplier, Letterhead(), "ACME", f"{name}@b.cc", "editor"
            )
            secretive = published(session, people, document(f"B{name}", hidden, proof_strength()))
            disclosures.ask(session, people.engineer, secretive.number, "a bracket")
            make_token(session, people.admin)
            sessions.begin(session, people.admin)
        published(session, people, document("AM60B"), site.number)
    caller = Caller(site.visitor(), "", site.tokens["admin"])
    for content in (b"a,b\n1,2", b"a,b\n3,4"):
        caller("POST", "/imports?enterprise=ACME", data=content, content_type="text/csv")
    return site, caller


def pages(caller, path):
    while path:
        answer = caller("GET", path)
        assert answer.status_code == 200, answer.text
        yield answer.json
        path = answer.headers.get("Link", "").partition("/api/v1")[2].partition(">")[0]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_read_page_by_page(full, path):
    site, caller = full
    name, key = LISTS[path]
    path = path.format(number=site.number, draft=site.draft_number)
    joint = "&" if "?" in path else "?"
    (whole,) = (page[name] for page in pages(caller, f"{path}{joint}limit=100"))
    read = [page[name] for page in pages(caller, f"{path}{joint}limit=1")]
    found = [entry[key] for page in read for entry in page]
    assert found == [entry[key] for entry in whole]
    assert len(found) == len(set(found))
    assert {len(page) for page in read} <= {0, 1}


def test_a_page_begins_behind_an_entry_that_is_gone(full):
    _, caller = full
    first, second, *_ = caller("GET", "/reviews").json["reviews"]
    link = caller("GET", "/reviews?limit=1").headers["Link"]
    etag = caller("GET", f"/reviews/{first['id']}").headers["ETag"]
    path = f"/reviews/{first['id']}/return"
    caller("POST", path, json={"note": "mend"}, headers={"If-Match": etag})
    rest = caller("GET", link.partition("/api/v1")[2].partition(">")[0]).json["reviews"]
    assert rest[0]["id"] == second["id"]


def test_a_draft_is_thrown_away_in_the_version_that_was_seen(site, supplier):
    path = f"/cards/{site.draft_number}"
    etag = supplier("GET", f"{path}?draft=true").headers["ETag"]
    assert supplier("DELETE", path).status_code == 428
    assert supplier("DELETE", path, headers={"If-Match": '"1-draft-old"'}).status_code == 412
    assert supplier("DELETE", path, headers={"If-Match": etag}).status_code == 204
    numbers = [entry["number"] for entry in supplier("GET", "/drafts").json["revisions"]]
    assert site.draft_number not in numbers
