"""What is sent twice, or by two at once: done once, and nothing of anybody lost."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO

import pytest
from sqlalchemy import select

from catalogue.http.limits import limiter
from catalogue.models import IdempotencyRow
from catalogue.services import disclosures, drafts, remarks
from tests.catalogue.api.conftest import Caller
from tests.catalogue.conftest import settings_of_a_site
from tests.catalogue.evidence.files import picture
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import furnish, make_token, move_in

NEW = "/cards?enterprise=ACME"


@dataclass(frozen=True)
class Served:
    """A site on a database of either kind, with a token for everybody."""

    site: object
    tokens: dict

    def call(self, who, method, path, **more):
        """As a program of its own, so that many may call at once."""
        return Caller(self.site.visitor(), who, self.tokens[who])(method, path, **more)

    def together(self, count, do):
        """What `do` is answered by so many at the same moment."""
        start = threading.Barrier(count)

        def answered(place):
            start.wait()
            return do(place)

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(answered, range(count)))

    def etag(self, path, who="supplier"):
        return self.call(who, "GET", path).headers["ETag"]


@pytest.fixture
def served(database, application, tmp_path):
    limiter.enabled = False
    site = move_in(application, settings_of_a_site(tmp_path), database, furnish(database))
    with database.transaction() as session:
        people = ("supplier", "stranger", "engineer", "reviewer")
        tokens = {who: make_token(session, site.person(who)) for who in people}
    yield Served(site, tokens)
    limiter.enabled = True


def given(answer):
    """Everything of an answer that a repeat gives again."""
    names = ("ETag", "Location", "Content-Type")
    return answer.status_code, answer.data, [answer.headers.get(name) for name in names]


def test_ten_parallel_repeats_make_one_card(served):
    def sent(_):
        headers = {"Idempotency-Key": "k"}
        return served.call("supplier", "POST", NEW, json=document("AE44"), headers=headers)

    answers = served.together(10, sent)
    assert [201] * 10 == [answer.status_code for answer in answers]
    assert 1 == len({str(given(answer)) for answer in answers})
    with served.site.database.reading() as session:
        found = drafts.list_drafts(session, served.site.people.supplier, "ACME")
    assert 1 == sum(entry.card.designation == "AE44" for entry in found)


def test_of_two_editors_one_is_told_and_no_field_is_lost(served):
    path = f"/cards/{served.site.draft_number}"
    etag = served.etag(path + "?draft=true")
    wishes = [document("AM50A", supply={"moq": "1 t"}), document("AM50A", temper="F")]

    def put(place):
        headers = {"If-Match": etag}
        return served.call("supplier", "PUT", path, json=wishes[place], headers=headers)

    answers = served.together(2, put)
    assert [200, 412] == sorted(answer.status_code for answer in answers)
    (winner,) = (place for place, answer in enumerate(answers) if answer.status_code == 200)
    kept = served.call("supplier", "GET", path + "?draft=true").json["card"]
    assert kept == answers[winner].json["card"]
    loser = answers[1 - winner]
    assert loser.json["code"] == "precondition_failed"
    again = {"If-Match": served.etag(path + "?draft=true")}
    merged = {**wishes[winner], **wishes[1 - winner]}
    assert 200 == served.call("supplier", "PUT", path, json=merged, headers=again).status_code


def test_ten_parallel_submissions_submit_once(served):
    made = served.call("supplier", "POST", NEW, json=document("AE44"))
    headers = {"Idempotency-Key": "k", "If-Match": made.headers["ETag"]}
    path = f"/cards/{made.json['number']}/submit"
    answers = served.together(
        10, lambda _: served.call("supplier", "POST", path, json={}, headers=headers)
    )
    assert 1 == len({str(given(answer)) for answer in answers})
    assert 200 == answers[0].status_code


@pytest.fixture
def acts(site):
    """Every kind of post, by its path: who sends it, and what."""
    people, hidden = site.people, value("density", "1.8", "g/cm³", confidential=True)
    with site.database.transaction() as session:
        kept = published(session, people, document("AZ80", hidden, proof_strength())).number
        ready = drafts.create_draft(session, people.supplier, "ACME", document("ZK60")).number
        noted = remarks.remark(session, people.supplier, site.draft_number, "", "see").id
        wish = disclosures.ask(session, people.engineer, kept, "a bracket").id
    return {
        NEW: ("supplier", {"json": document("AE44")}),
        f"/cards/{ready}/submit": ("supplier", {"json": {}}),
        f"/cards/{site.number}/withdraw": ("supplier", {"json": {"note": "old"}}),
        f"/cards/{ready}/remarks": ("supplier", {"json": {"text": "see"}}),
        f"/remarks/{noted}/settle": ("supplier", {"json": {}}),
        f"/remarks/{noted}/reopen": ("supplier", {"json": {}}),
        f"/cards/{kept}/disclosures": ("engineer", {"json": {"reason": "a bracket"}}),
        f"/disclosures/{wish}/grant": ("supplier", {"json": {}}),
        f"/disclosures/{wish}/refuse": ("supplier", {"json": {}}),
        f"/reviews/{site.waiting_id}/return": ("reviewer", {"json": {"note": "mend"}}),
        "/card-sets": ("supplier", {"json": {"cards": [kept]}}),
        "/attachments?enterprise=ACME": (
            "supplier",
            {"data": picture(), "content_type": "image/png"},
        ),
        "/imports?enterprise=ACME": ("supplier", {"data": b"a,b\n1,2", "content_type": "text/csv"}),
    }


def test_every_post_that_is_repeated_is_answered_the_same(site, acts):
    with site.database.transaction() as session:
        tokens = {who: make_token(session, site.person(who)) for who, _ in acts.values()}
    for number, (path, (who, body)) in enumerate(acts.items()):
        caller = Caller(site.visitor(), who, tokens[who])
        headers = {"Idempotency-Key": f"key {number}", "If-Match": "*"}
        first = caller("POST", path, headers=headers, **body)
        assert first.status_code < 300, (path, first.text)
        again = caller("POST", path, headers=headers, **body)
        assert given(first) == given(again), path
        other = caller(
            "POST", f"{path}{'&' if '?' in path else '?'}lang=en", headers=headers, **body
        )
        assert (path, other.status_code) == (path, 422)
        assert other.json["code"] == "idempotency_key_reused"


def test_a_file_in_a_form_is_the_same_file_again(site, supplier):
    def sent():
        form = {"file": (BytesIO(picture()), "a.png")}
        return supplier(
            "POST",
            "/attachments?enterprise=ACME",
            data=form,
            content_type="multipart/form-data",
            headers={"Idempotency-Key": "k"},
        )

    assert given(sent()) == given(sent())


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/tokens", {"name": "nightly", "scopes": ["read"]}),
        ("/enterprises/ACME/invitations", {"email": "a@b.cc", "role": "editor"}),
    ],
)
def test_a_secret_is_given_once_and_stored_nowhere(site, supplier, path, body):
    headers = {"Idempotency-Key": "k"}
    made = supplier("POST", path, json=body, headers=headers)
    assert made.status_code == 201
    again = supplier("POST", path, json=body, headers=headers)
    assert (again.status_code, again.json["code"]) == (409, "answer_not_kept")
    with site.database.reading() as session:
        (row,) = session.scalars(select(IdempotencyRow))
    assert (row.status, row.headers, row.body) == (0, "{}", "")


def test_a_refused_post_leaves_its_key_free(supplier):
    headers = {"Idempotency-Key": "k"}
    refused = supplier("POST", "/cards?enterprise=NONE", json=document(), headers=headers)
    assert refused.status_code == 404
    assert supplier("POST", NEW, json=document(), headers=headers).status_code == 201


def test_the_key_of_one_account_is_not_that_of_another(site, supplier):
    headers = {"Idempotency-Key": "k"}
    first = supplier("POST", NEW, json=document("AE44"), headers=headers)
    stranger = Caller(site.visitor(), "stranger")
    other = stranger("POST", "/cards?enterprise=OTHER", json=document("AE44"), headers=headers)
    assert (first.status_code, other.status_code) == (201, 201)
    assert first.json["number"] != other.json["number"]


def test_a_key_has_an_end(supplier):
    answer = supplier("POST", NEW, json=document(), headers={"Idempotency-Key": "k" * 256})
    assert (answer.status_code, answer.json["code"]) == (422, "input_refused")


@pytest.mark.parametrize(("named", "status"), [("*", 200), ("W/{}", 412), ('"x", {}', 200)])
def test_a_version_is_named_strongly(site, supplier, named, status):
    path = f"/cards/{site.draft_number}"
    etag = supplier("GET", f"{path}?draft=true").headers["ETag"]
    headers = {"If-Match": named.format(etag)}
    answer = supplier("PUT", path, json=document("AM50A"), headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    "path",
    ["/scenarios", "/changes", "/enterprises", "/vocabulary", "/cards", "/search?q=AM60"],
)
def test_what_is_read_again_unchanged_is_not_sent_again(anyone, path):
    etag = anyone("GET", path).headers["ETag"]
    assert not etag.startswith("W/")
    again = anyone("GET", path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert anyone("GET", path, headers={"If-Match": "*"}).status_code == 200
