"""What an enterprise has not published is nowhere to be found for others: every address that the
application has is asked, so that a new one is tested without being listed here."""

import base64

import pytest
from werkzeug.routing import AnyConverter

from catalogue.services import drafts, remarks
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import PASSWORD, token

SECRET = "ZX77Q"
"""The designation of the draft: a word that nothing else has."""
OUTSIDERS = ("visitor", "stranger", "engineer")
CLOSED = {301, 302, 303, 308, 400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428, 429}
"""What a write to somebody else's draft may be answered: anything but that it was done."""


@pytest.fixture
def secret(site):
    """A draft of ACME with a remark; what names it in an address, by the name of the parameter."""
    with site.database.transaction() as session:
        content = document(SECRET, value("density", "1.77", "g/cm³"), temper="T77")
        made = drafts.create_draft(session, site.people.supplier, "ACME", content, "own-key-77")
        noted = remarks.remark(session, site.people.supplier, made.number, "", f"{SECRET} note")
        waiting = drafts.create_draft(session, site.people.supplier, "ACME", content, "waits-77")
        waiting = drafts.submit(session, site.people.supplier, waiting.number)
    return {"number": made.number, "remark_id": noted.id, "revision_id": waiting.id, "code": "ACME"}


def addresses(site, secret, methods):
    """Every address with these methods, filled with what names the draft."""
    adapter = site.app.url_map.bind("localhost")
    for rule in site.app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        given = {name: secret.get(name, _anything(rule, name)) for name in rule.arguments}
        for method in sorted(rule.methods & set(methods)):
            yield method, adapter.build(rule.endpoint, given, method=method)


def _anything(rule, name):
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    return 1 if type(converter).__name__ == "StoredNumber" else "x"


def headers(site, who):
    if who == "visitor":
        return {}
    pair = f"{who}@example.com:{PASSWORD}"
    return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_page_and_no_answer_shows_it(site, secret, who):
    client = site.visitor() if who == "visitor" else site.signed_in(who)
    shown = []
    for method, address in addresses(site, secret, ["GET"]):
        given = headers(site, who) if address.startswith("/api/") else {}
        answer = client.open(address, method=method, headers=given)
        assert answer.status_code < 500, address
        if SECRET.encode() in answer.data or secret["number"].encode() in _said(answer):
            shown.append((address, answer.status_code))
    assert shown == []


def _said(answer):
    """The body of an answer that was given; a refusal may repeat the number that was asked for."""
    return answer.data if answer.status_code < 300 else b""


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_write_reaches_it(site, secret, who):
    client = site.visitor() if who == "visitor" else site.signed_in(who)
    forgery = token(client)
    done = []
    for method, address in addresses(site, secret, ["POST", "PUT", "DELETE", "PATCH"]):
        if secret["number"] not in address:
            continue
        if address.startswith("/api/"):
            answer = client.open(
                address, method=method, json={}, headers=headers(site, who) | {"If-Match": "*"}
            )
        else:
            answer = client.open(address, method=method, data={"csrf_token": forgery})
        if answer.status_code not in CLOSED:
            done.append((method, address, answer.status_code))
    assert done == []
    with site.database.reading() as session:
        kept = drafts.get_draft(session, site.people.supplier, secret["number"])
    assert (kept.state, kept.card.designation) == ("draft", SECRET)


QUESTIONS = (
    "/api/v1/cards?q=ZX77Q",
    "/api/v1/cards?enterprise=ACME",
    "/api/v1/drafts?enterprise=ACME",
    "/api/v1/attachments?enterprise=ACME",
    "/api/v1/search?q=ZX77Q",
    "/api/v1/search?req=density<=1.78 g/cm3",
    "/api/v1/histogram?property=density&q=ZX77Q",
    "/api/v1/cards/MG-000001/similar?limit=500",
    "/api/v1/reviews?q=ZX77Q",
    "/api/v1/audit?object=ZX77Q",
    "/api/v1/changes?limit=500",
    "/cards?q=ZX77Q",
    "/cards?enterprise=ACME",
    "/search?q=ZX77Q",
    "/sets/?enterprise=ACME",
    "/supplier/?q=ZX77Q",
    "/review/?q=ZX77Q",
)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_question_finds_it(site, secret, who):
    client = site.visitor() if who == "visitor" else site.signed_in(who)
    found = []
    for question in QUESTIONS:
        answer = client.get(question, headers=headers(site, who) if "/api/" in question else {})
        told = _said(answer).replace(b"q=ZX77Q", b"").replace(b'value="ZX77Q"', b"")
        if secret["number"].encode() in told or b"T77" in told:
            found.append(question)
    assert found == []


@pytest.mark.parametrize("who", OUTSIDERS)
def test_what_a_published_card_withholds_is_nowhere(site, who):
    hidden = value("density", "1.7654", "g/cm³", confidential=True)
    with site.database.transaction() as session:
        card = published(session, site.people, document("AZ80", hidden, proof_strength()))
    client = site.visitor() if who == "visitor" else site.signed_in(who)
    shown = []
    for _, address in addresses(site, {"number": card.number, "revision": 1}, ["GET"]):
        given = headers(site, who) if address.startswith("/api/") else {}
        if b"1.7654" in client.get(address, headers=given).data:
            shown.append(address)
    assert shown == []
    own = site.visitor().get(f"/api/v1/cards/{card.number}", headers=headers(site, "supplier"))
    assert "1.7654" in own.text


def test_the_key_of_another_account_gives_nothing_away(site, secret):
    body, made = document(SECRET), {"Idempotency-Key": "a key"}
    own, other = headers(site, "supplier"), headers(site, "stranger")
    address = "/api/v1/cards?enterprise=ACME"
    assert site.visitor().post(address, json=body, headers=own | made).status_code == 201
    answer = site.visitor().post(address, json=body, headers=other | made)
    assert answer.status_code == 403
    assert SECRET not in answer.text


def test_nobody_counts_it(site, secret):
    with_it = site.visitor().get("/api/v1/search?req=density<=1.78 g/cm3").json
    assert SECRET not in str(with_it)
    assert site.visitor().get("/readyz").json["cards"] == 1


def test_no_set_prints_it(site, secret):
    stranger = site.signed_in("stranger")
    form = {"csrf_token": token(stranger), "cards": secret["number"]}
    assert stranger.post("/sets/", data=form).status_code == 404
    wish = {"cards": [secret["number"]]}
    answer = stranger.post("/api/v1/card-sets", json=wish, headers=headers(site, "stranger"))
    assert answer.status_code == 404


def test_its_own_people_see_it(site, secret):
    """The same question finds the draft where it may be found."""
    owner = site.signed_in("supplier")
    found = [
        address
        for _, address in addresses(site, secret, ["GET"])
        if not address.startswith("/api/") and SECRET.encode() in owner.get(address).data
    ]
    assert f"/supplier/{secret['number']}" in found
    assert "/supplier/" in found
