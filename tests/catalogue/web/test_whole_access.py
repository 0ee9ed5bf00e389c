"""Who may do what, everywhere: method × address × role, for every address that there is.

Pages of accounts and enterprises have matrices of their own beside this one; here are the whole
interface, the other pages, and the proof that no address is left out.
"""

import json
import re
import shutil
from hashlib import sha256
from io import BytesIO

import pytest

from catalogue.blobs import Blobs
from catalogue.db import Database
from catalogue.evidence.kinds import Facts, Kind
from catalogue.evidence.receiving import KeptFile
from catalogue.http.limits import limiter
from catalogue.services import (
    accounts,
    api_tokens,
    attachments,
    disclosures,
    inquiries,
    invitations,
    jobs,
    own_scenarios,
    remarks,
    saved_searches,
    sessions,
    shortlists,
)
from catalogue.services.actor import SYSTEM
from catalogue.services.api_tokens import Scope
from catalogue.services.inquiries import Asked
from catalogue.services.letters import Letterhead
from catalogue.services.workbook_imports import bring
from tests.catalogue.conftest import settings_of_a_site
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import PASSWORD, make_token, move_in, post
from tests.catalogue.web import test_access, test_people_access
from tests.catalogue.web.access_matrix import BODIES, MATRIX, ROLES
from tests.catalogue.web.test_people_access import signed_in
from tests.catalogue.web.viewer_access import VIEWER

FORM = test_access.FORM
REFUSED = range(300, 500)
REPORT = b"the bytes of a report"


@pytest.fixture(scope="session")
def peopled(tmp_path_factory, furnished):
    """A furnished database with a viewer of ACME and one of everything that an address may name:
    its file, its furniture, those names, and a token for everybody."""
    path, furniture = furnished
    path = shutil.copy(path, tmp_path_factory.mktemp("peopled") / "peopled.sqlite3")
    database = Database(f"sqlite:///{path}")
    with database.transaction() as session:
        names, tokens = _filled(session, furniture, path.parent)
    database.close()
    return path, furniture, names, tokens


def _filled(session, furniture, folder):
    people, hidden = furniture.people, value("density", "1.8", "g/cm³", confidential=True)
    viewer = accounts.actor_of(
        accounts.create_user(
            session, SYSTEM, "viewer@example.com", PASSWORD, "supplier", "ACME", "viewer"
        )
    )
    secretive = published(session, people, document("AZ80", hidden, proof_strength())).number
    invitations.invite(session, people.supplier, Letterhead(), "ACME", "a@b.cc", "editor")
    (ticket,) = invitations.list_open(session, SYSTEM, "ACME")
    names = _own_things(session, furniture, folder) | {
        "draft": furniture.draft_number,
        "published": furniture.number,
        "secretive": secretive,
        "waiting": furniture.waiting_id,
        "wish": disclosures.ask(session, people.engineer, secretive, "a bracket").id,
        "remark": remarks.remark(session, people.supplier, furniture.draft_number, "", "see").id,
        "member": viewer.user_id,
        "ticket": ticket.id,
        "job": jobs.wish_job(session, people.supplier, "test", 1).id,
    }
    who = {**{role: getattr(people, role, None) for role in ROLES}, "viewer": viewer}
    return names, {role: make_token(session, actor) for role, actor in who.items() if actor}


def _own_things(session, furniture, folder):
    """What the engineer asked and keeps, with the links by which the engineer shares it, and a file
    and an import of ACME: what is refused to others is there to be refused."""
    people, engineer = furniture.people, furniture.people.engineer
    copied = own_scenarios.copy(session, engineer, "seat-frame")
    kept = shortlists.create(session, engineer, "seat")
    searched = saved_searches.save(session, engineer, "", {"req": ["Rp0.2>=1MPa"]}, "daily")
    begun = sessions.begin(session, engineer, "another device")
    report = KeptFile(sha256(REPORT).hexdigest(), len(REPORT), "report.png", Facts(Kind.PNG))
    raw = json.dumps([document("AM60B")]).encode()
    return {
        "inquiry": inquiries.ask(session, engineer, furniture.number, Asked("price", "How much?")),
        "own_scenario": copied,
        "scenario_link": own_scenarios.share(session, engineer, copied),
        "shortlist": kept,
        "list_link": shortlists.share(session, engineer, kept, with_notes=False),
        "search": searched.id,
        "feed": searched.token,
        "session": sessions.own_sessions(session, engineer, begun)[0].key,
        "token": api_tokens.create(session, engineer, "nightly", [Scope.READ], 30).token.id,
        "attachment": attachments.attach(session, people.supplier, "ACME", report).sha256,
        "import": bring(session, people.supplier, "ACME", "cards.json", raw, folder).id,
    }


@pytest.fixture
def place(tmp_path, peopled, application):
    """A site on a database of that kind, the names of what stands in it, and the tokens."""
    path, furniture, names, tokens = peopled
    settings = settings_of_a_site(tmp_path)
    shutil.copy(path, tmp_path / "site.sqlite3")
    database = Database(settings.database_url)
    with Blobs(settings.blobs_dir).arriving(BytesIO(REPORT), len(REPORT)) as arrival:
        Blobs(settings.blobs_dir).keep(arrival)
    limiter.enabled = False
    yield move_in(application, settings, database, furniture), names, tokens
    limiter.enabled = True
    database.close()


def asked(place, method, path, role):
    """The status that somebody is answered."""
    site, names, tokens = place
    where = path.format(**names)
    if path.startswith("/api/"):
        named = {"Authorization": f"Bearer {tokens[role]}"} if role in tokens else {}
        if method != "GET":
            named["If-Match"] = "*"
        body = None if method in ("GET", "DELETE") else BODIES.get(path, {})
        with site.visitor().open(where, method=method, headers=named, json=body) as answer:
            return answer.status_code
    client = signed_in(site, role)
    if method == "POST":
        return post(client, where, **FORM).status_code
    return client.open(where, method=method).status_code


def cases():
    """Method, path and roles with what each is answered: those who change nothing visit one site
    together, and whoever changes something has one for himself."""
    for (method, path), statuses in MATRIX.items():
        answers = dict(zip(ROLES, statuses, strict=True))
        still = [role for role in ROLES if method == "GET" or answers[role] in REFUSED]
        alone = [[role] for role in ROLES if role not in still]
        for roles in filter(None, [still, *alone]):
            expected = {role: answers[role] for role in roles}
            yield pytest.param(method, path, expected, id=f"{method} {path} {'+'.join(roles)}")


@pytest.mark.parametrize(("method", "path", "expected"), list(cases()))
def test_the_matrix(place, method, path, expected):
    assert expected == {role: asked(place, method, path, role) for role in expected}


@pytest.mark.parametrize(("method", "path"), VIEWER)
def test_a_viewer_of_the_enterprise(place, method, path):
    assert VIEWER[method, path] == asked(place, method, path, "viewer")


def test_no_address_is_left_out(place):
    site, names, _ = place
    adapter = site.app.url_map.bind("localhost")
    asked_for = {**MATRIX, **test_access.MATRIX, **test_people_access.MATRIX}
    known = set()
    for method, path in asked_for:
        filled = re.sub(r"\{\w+\}", lambda found: str(names.get(found[0][1:-1], 1)), path)
        if method != "DELETE" or path.startswith("/api/"):
            rule, _ = adapter.match(filled.partition("?")[0], method, return_rule=True)
            known.add((method, rule.rule))
    there_are = {
        (method, rule.rule)
        for rule in site.app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }
    assert there_are - known == set()


def test_the_viewer_is_asked_wherever_the_others_are():
    assert VIEWER.keys() == test_access.MATRIX.keys()
