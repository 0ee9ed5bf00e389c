"""A small site to visit: people, a published card, one that waits, a draft, a scenario."""

import re
from dataclasses import dataclass, replace

from flask import Flask
from flask.testing import FlaskClient

from cards.requirement import ThresholdSource
from cards.requirement_text import parse_requirement
from cards.scenario import Field, Need, RoleLevel, Scenario
from cards.wording import Wording
from catalogue.app import create_app
from catalogue.db import Database
from catalogue.http import world
from catalogue.http.accounts import TOKEN as TOKEN_OF_SESSION
from catalogue.services import api_tokens, drafts, scenarios, sessions
from catalogue.services.actor import SYSTEM, Actor
from catalogue.services.api_tokens import Scope
from catalogue.settings import Settings
from tests.catalogue.people import (
    People,
    arrive,
    document,
    proof_strength,
    published,
    submitted,
    value,
)

PASSWORD = "correct horse"
NONCE = re.compile(r' nonce="[^"]+"')
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def demand(text):
    """A requirement of a scenario, whose threshold is our judgement."""
    return replace(parse_requirement(text), threshold=ThresholdSource.ENGINEERING_JUDGEMENT)


SEAT = Scenario(
    key="seat-frame",
    name=Wording("座椅骨架", "Seat frame"),
    field=Field.AUTOMOTIVE,
    role_level=RoleLevel.PRIMARY,
    requirements=(demand("Rp0.2>=120MPa→150MPa"), demand("ρ<=1.85g/cm3")),
    needs=(Need.LIGHTWEIGHT,),
)


@dataclass(frozen=True)
class Furniture:
    """What stands in the catalogue of a site."""

    people: People
    number: str
    waiting_id: int
    waiting_number: str
    draft_number: str
    tokens: dict[str, str]


@dataclass(frozen=True)
class Site:
    """The application with what stands in it."""

    app: Flask
    database: Database
    people: People
    number: str
    waiting_id: int
    waiting_number: str
    draft_number: str
    tokens: dict[str, str]

    def visitor(self) -> FlaskClient:
        return self.app.test_client()

    def signed_in(self, who: str) -> FlaskClient:
        """Somebody who signed in, with a second factor where one is needed: by a session that is
        begun for them, as pages and codes are tested where signing in is."""
        client = self.visitor()
        with self.database.transaction() as session:
            begun = sessions.begin(session, self.person(who), "a test", is_proven=True)
        with client.session_transaction() as cookie:
            cookie[TOKEN_OF_SESSION] = begun
        return client

    def person(self, who: str) -> Actor:
        return self.people.second_reviewer if who == "second" else getattr(self.people, who)


def token(client, path="/sign-in"):
    """The token against forgery, taken from a form as a browser would."""
    found = TOKEN.search(client.get(path).get_data(as_text=True))
    return found[1] if found else TOKEN.search(client.get("/c/MG-000001").text)[1]


def post(client, path, **form):
    """Post a form with the token of this visitor."""
    return client.post(path, data={"csrf_token": token(client), **form})


def without_nonce(text):
    """A page without what is new in it each time that it is sent."""
    return NONCE.sub("", text)


def furnish(database: Database) -> Furniture:
    """Put everything that tests of a site need into a migrated, empty database."""
    with database.transaction() as session:
        people = arrive(session)
        density = value("density", "1.80", "g/cm³")
        known = published(session, people, document("AM60B", density, proof_strength()))
        waiting = submitted(session, people, document("AZ91D"))
        started = drafts.create_draft(
            session, people.supplier, "ACME", document("AM50A", value("density", "big", "g/cm³"))
        )
        scenarios.save_scenario(session, SYSTEM, SEAT)
        tokens = {who: make_token(session, getattr(people, who)) for who in ("reviewer", "admin")}
    return Furniture(people, known.number, waiting.id, waiting.number, started.number, tokens)


def make_token(session, actor, *scopes):
    """A token of the actor, with those scopes or with all."""
    return api_tokens.create(session, actor, "a test", scopes or tuple(Scope), 30).secret


def build(settings: Settings, database: Database) -> Flask:
    """The application of all sites: to make it takes longer than most tests."""
    app = create_app(settings, database)
    app.config.update(TESTING=False, RATELIMIT_ENABLED=False)
    return app


def move_in(app: Flask, settings: Settings, database: Database, furniture: Furniture) -> Site:
    """A site on a furnished database, for which the application forgets the former one."""
    world.install(app, settings, database)
    return Site(app, database, **vars(furniture))
