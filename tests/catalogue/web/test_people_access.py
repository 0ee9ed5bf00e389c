"""Who may do what with enterprises and people: method × address × role, own and other."""

import pytest
from sqlalchemy import update

from catalogue.http.accounts import TOKEN
from catalogue.models import EnterpriseRow
from catalogue.services import accounts, invitations, sessions
from catalogue.services.actor import SYSTEM
from catalogue.services.letters import Letterhead
from tests.catalogue.site import PASSWORD, post

ROLES = ("visitor", "supplier", "editor", "viewer", "stranger", "engineer", "reviewer", "admin")
IN = 302

MATRIX = {
    ("GET", "/enterprises"): (200,) * 8,
    ("GET", "/enterprises/ACME"): (200,) * 8,
    ("GET", "/enterprises/ACME/logo.png"): (404,) * 8,
    ("GET", "/enterprises/HIDDEN"): (404, 404, 404, 404, 404, 404, 200, 200),
    ("GET", "/enterprises/HIDDEN/logo.png"): (404,) * 8,
    ("GET", "/supplier/enterprise"): (IN,) * 8,
    ("GET", "/enterprises/ACME/edit"): (IN, 200, 403, 403, 403, 403, 403, 200),
    ("POST", "/enterprises/ACME/edit"): (IN, 303, 403, 403, 403, 403, 403, 303),
    ("POST", "/enterprises/HIDDEN/edit"): (IN, 404, 404, 404, 404, 404, 403, 303),
    ("POST", "/enterprises/ACME/apply"): (IN, 409, 403, 403, 403, 403, 403, 409),
    ("POST", "/enterprises/HIDDEN/apply"): (IN, 404, 404, 404, 404, 404, 403, 409),
    ("POST", "/enterprises/ACME/logo"): (IN, 422, 403, 403, 403, 403, 403, 422),
    ("POST", "/enterprises/ACME/logo/remove"): (IN, 303, 403, 403, 403, 403, 403, 303),
    ("GET", "/enterprises/ACME/members"): (IN, 200, 200, 200, 403, 403, 403, 200),
    ("GET", "/enterprises/HIDDEN/members"): (IN, 404, 404, 404, 404, 404, 403, 200),
    ("POST", "/enterprises/ACME/invitations"): (IN, 200, 403, 403, 403, 403, 403, 200),
    ("POST", "/enterprises/HIDDEN/invitations"): (IN, 404, 404, 404, 404, 404, 403, 200),
    ("POST", "/enterprises/ACME/invitations/{ticket}/revoke"): (
        (IN, 303, 403, 403, 403, 403, 403, 303)
    ),
    ("POST", "/enterprises/OTHER/invitations/{ticket}/revoke"): (
        (IN, 403, 403, 403, 404, 403, 403, 404)
    ),
    ("POST", "/enterprises/ACME/members/{member}"): (IN, 303, 403, 403, 403, 403, 403, 303),
    ("POST", "/enterprises/OTHER/members/{member}"): (IN, 403, 403, 403, 404, 403, 403, 404),
    ("GET", "/review/enterprises"): (IN, 403, 403, 403, 403, 403, 200, 200),
    ("POST", "/review/enterprises/ACME"): (IN, 403, 403, 403, 403, 403, 303, 303),
    ("GET", "/admin/people"): (IN, 403, 403, 403, 403, 403, 403, 200),
    ("POST", "/admin/people/{member}"): (IN, 403, 403, 403, 403, 403, 403, 303),
    ("POST", "/admin/people/{member}/reset-second-factor"): (
        (IN, 403, 403, 403, 403, 403, 403, 303)
    ),
    ("POST", "/admin/people/invitations"): (IN, 403, 403, 403, 403, 403, 403, 200),
    ("POST", "/admin/people/invitations/{ticket}/revoke"): (
        (IN, 403, 403, 403, 403, 403, 403, 404)
    ),
    ("GET", "/admin/audit"): (IN, 403, 403, 403, 403, 403, 403, 200),
    ("GET", "/admin/audit.csv"): (IN, 403, 403, 403, 403, 403, 403, 200),
    ("GET", "/admin/audit.json"): (IN, 403, 403, 403, 403, 403, 403, 200),
    ("GET", "/register"): (200,) * 8,
    ("POST", "/register"): (422,) * 8,
    ("GET", "/register/engineer"): (200,) * 8,
    ("POST", "/register/engineer"): (422,) * 8,
    ("GET", "/register/done"): (200,) * 8,
    ("GET", "/confirm/nothing"): (410,) * 8,
    ("POST", "/confirm/nothing"): (410,) * 8,
    ("GET", "/invitations/nothing"): (410,) * 8,
    ("POST", "/invitations/nothing"): (410,) * 8,
    ("GET", "/supplier/"): (IN, 200, 200, 200, 200, 403, 403, 200),
    ("POST", "/supplier/{draft}/submit"): (IN, 422, 422, 403, 404, 404, 403, 422),
    ("POST", "/supplier/{published}/withdraw"): (IN, 303, 303, 403, 403, 403, 403, 303),
}
OURS = {
    "administration",
    "admissions",
    "audit",
    "enterprise_desk",
    "enterprises",
    "logos",
    "members",
    "registration",
}
REFUSED = (IN, 403, 404, 410, 422)


def cases():
    """Method, path and roles with what each is answered: those who change nothing visit one site
    together, and whoever changes something has one for himself."""
    for (method, path), statuses in MATRIX.items():
        answers = dict(zip(ROLES, statuses, strict=True))
        is_still = {role: method == "GET" or answers[role] in REFUSED for role in ROLES}
        together = [role for role in ROLES if is_still[role]]
        alone = [[role] for role in ROLES if not is_still[role]]
        for roles in filter(None, [together, *alone]):
            expected = {role: answers[role] for role in roles}
            yield pytest.param(method, path, expected, id=f"{method} {path} {'+'.join(roles)}")


FORM = {
    "do": "deactivate",
    "decision": "suspend",
    "note": "because",
    "email": "new@acme.example",
    "role": "viewer",
    "sure": "1",
    "zh": "某镁业",
    "en": "Acme Magnesium",
}


@pytest.fixture
def peopled(site):
    """A site with an editor and a viewer of ACME, one more who is to be changed, an invitation
    into ACME, and an enterprise that only applied."""
    with site.database.transaction() as session:
        for role in ("editor", "viewer", "member"):
            within = "viewer" if role == "member" else role
            address = f"{role}@example.com"
            accounts.create_user(session, SYSTEM, address, PASSWORD, "supplier", "ACME", within)
        session.add(EnterpriseRow(code="HIDDEN", zh="某镁业", kind="supplier", status="applied"))
        invitations.invite(session, site.people.supplier, Letterhead(), "ACME", "a@b.cc", "editor")
    return site


def signed_in(site, role):
    """Somebody's browser."""
    if role == "visitor":
        return site.visitor()
    if role not in ("editor", "viewer"):
        return site.signed_in(role)
    client = site.visitor()
    with site.database.transaction() as session:
        actor = accounts.authenticate(session, f"{role}@example.com", PASSWORD)
        begun = sessions.begin(session, actor)
    with client.session_transaction() as cookie:
        cookie[TOKEN] = begun
    return client


def address(site, path):
    with site.database.reading() as session:
        member = accounts.account_of(session, "member@example.com").id
        (ticket,) = invitations.list_open(session, SYSTEM, "ACME")
    return path.format(
        draft=site.draft_number, published=site.number, member=member, ticket=ticket.id
    )


@pytest.mark.parametrize(("method", "path", "expected"), list(cases()))
def test_the_matrix(peopled, method, path, expected):
    where = address(peopled, path)
    form = {**FORM, "en": "Else"} if "HIDDEN" in path else FORM
    found = {}
    for role in expected:
        client = signed_in(peopled, role)
        answer = post(client, where, **form) if method == "POST" else client.get(where)
        found[role] = answer.status_code
    assert expected == found


def test_every_address_of_theirs_is_in_the_matrix(site):
    adapter = site.app.url_map.bind("localhost")
    filled = (
        (method, path.format(ticket=1, member=1, draft=1, published=1)) for method, path in MATRIX
    )
    known = {(method, adapter.match(path, method)[0]) for method, path in filled}
    ours = {
        (method, rule.endpoint)
        for rule in site.app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in OURS
        for method in rule.methods & {"GET", "POST"}
    }
    assert ours - known == set()


def test_a_post_without_the_token_is_refused(peopled):
    client = signed_in(peopled, "admin")
    for method, path in MATRIX:
        if method == "POST":
            assert client.post(address(peopled, path), data=FORM).status_code == 400, path


@pytest.mark.parametrize("path", ["/supplier/{draft}", "/supplier/", "/enterprises/ACME/members"])
def test_a_viewer_is_offered_nothing_to_change(peopled, path):
    answer = signed_in(peopled, "viewer").get(address(peopled, path))
    assert answer.status_code == 200
    main = answer.text[answer.text.index("<main") :]
    assert '<form method="post"' not in main
    assert "/supplier/new" not in main


@pytest.mark.parametrize("status", ["applied", "refused"])
def test_an_enterprise_that_was_never_admitted_stands_nowhere(peopled, status):
    with peopled.database.transaction() as session:
        session.execute(
            update(EnterpriseRow).where(EnterpriseRow.code == "HIDDEN").values(status=status)
        )
    visitor = peopled.visitor()
    for path in ("/", "/enterprises", "/sets/", "/search?req=density>1", "/cards", "/changes"):
        assert "HIDDEN" not in visitor.get(path).text
    assert visitor.get("/api/v1/enterprises/HIDDEN").status_code == 404
    assert "HIDDEN" not in visitor.get("/api/v1/enterprises").text
    assert visitor.get("/api/v1/cards?enterprise=HIDDEN").json == {"cards": []}
    assert post(visitor, "/sets/", enterprise="HIDDEN").status_code == 404
