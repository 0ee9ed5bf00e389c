"""A confidential value at every address: none tells it, or its hash, to one who may not see it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from catalogue.export_files import Form
from catalogue.models import RevisionRow
from catalogue.services import drafts
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import make_token, post

OF_CARD = ("number", "revision", "place")
OTHERWISE = {"code": "ACME", "key": "seat-frame", "version": 1, "suffix": ""}
OF_THE_CARD, OF_MANY = ("", "?revision=1&form=family"), ("", "?req=Rm%3E%3D180MPa&q=AM60B")
SECRETS = ("187.31", "4.4173", "73.917", "71.783", "Geheimnis")


def secretive(**more):
    """A card that keeps back a number, what is said beside it, and a curve."""
    number, deviation, first, last, note = SECRETS
    beside = {"note": note, "s": deviation, "confidential": True}
    stated = value("tensile_strength", number, "MPa", **beside)
    curve = {"x": "temperature", "x_unit": "°C", "points": [["20", first], ["100", last]]}
    drawn = {"property": "proof_strength_02", "unit": "MPa", "basis": "typical", "source": "s1"}
    hidden = {**drawn, "confidential": True, "curve": curve}
    return document("AM60B", proof_strength(), stated, hidden, **more)


@pytest.fixture
def furnished_with_secrets(site):
    """The numbers of a card with two revisions and of one that is withdrawn, and the texts that
    nobody may be told."""
    with site.database.transaction() as session:
        number = published(session, site.people, secretive()).number
        published(session, site.people, secretive(temper="F"), number)
        gone = published(session, site.people, secretive(temper="T6")).number
        drafts.withdraw(session, site.people.supplier, gone)
        rows = session.scalars(select(RevisionRow).where(RevisionRow.public_hash.is_not(None)))
        hashes = [row.content_hash[:32] for row in rows]
    assert len(hashes) == 3
    return [number, gone], [*SECRETS, *hashes]


def addresses(site, numbers):
    """Every address that names nothing but cards, the enterprise and the scenario."""
    adapter = site.app.url_map.bind("localhost")
    for rule in site.app.url_map.iter_rules():
        names = rule.arguments
        if "GET" not in rule.methods or not names <= {*OF_CARD, *OTHERWISE}:
            continue
        for number in numbers if "number" in names else numbers[:1]:
            for revision in (1, 2) if "revision" in names else (1,):
                for suffix in Form if "suffix" in names else ("",):
                    named = {"number": number, "revision": revision, "place": 2, "suffix": suffix}
                    values = {name: {**OTHERWISE, **named}[name] for name in names}
                    yield adapter.build(rule.endpoint, values)


@pytest.mark.parametrize("who", ["visitor", "engineer", "stranger"])
def test_no_address_tells_it(site, furnished_with_secrets, who):
    numbers, secrets = furnished_with_secrets
    client, named = site.visitor(), {}
    if who != "visitor":
        client = site.signed_in(who)
        with site.database.transaction() as session:
            token = make_token(session, site.person(who))
        named = {"Authorization": f"Bearer {token}"}
    told = [
        (path, secret)
        for path in set(addresses(site, numbers))
        for query in (OF_THE_CARD if "MG-" in path else OF_MANY)
        for secret in told_by(client, path + query, named, secrets)
    ]
    assert told == []


def told_by(client, path, named, secrets):
    answer = client.get(path, headers=named if path.startswith("/api/") else {})
    answer.headers.remove("Set-Cookie")
    said = readable(answer.get_data()) + str(answer.headers)
    return [secret for secret in secrets if secret in said]


def readable(body):
    """What a file says, a packed one as well."""
    if not body.startswith(b"PK"):
        return body.decode("utf-8", "replace")
    with ZipFile(BytesIO(body)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_its_own_people_are_told(site, supplier, furnished_with_secrets):
    (number, _), secrets = furnished_with_secrets
    page = supplier.get(f"/c/{number}/v1").text
    assert [secret for secret in secrets[:2] if secret not in page] == []


def test_whoever_is_shown_the_form_may_ask(site, furnished_with_secrets):
    engineer = site.signed_in("engineer")
    for number in furnished_with_secrets[0]:
        assert f'action="/c/{number}/ask"' in engineer.get(f"/c/{number}/v1").text
        assert post(engineer, f"/c/{number}/ask", reason="a bracket").status_code == 303


def test_the_desk_leads_to_the_requests(site, supplier, furnished_with_secrets):
    number = furnished_with_secrets[0][0]
    post(site.signed_in("engineer"), f"/c/{number}/ask", reason="a bracket")
    desk = supplier.get("/supplier/").text
    assert 'href="/supplier/requests"' in desk
    assert "a bracket" in supplier.get("/supplier/requests").text
