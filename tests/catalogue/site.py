"""A small site to visit: people, a published card, one that waits, a draft, a scenario."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from cards.requirement import ThresholdSource
from cards.requirement_text import parse_requirement
from cards.scenario import Field, Need, RoleLevel, Scenario
from cards.wording import Wording
from catalogue.app import create_app
from catalogue.db import Database
from catalogue.services import drafts, scenarios
from catalogue.services.actor import SYSTEM
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


@dataclass(frozen=True)
class Site:
    """The application with what stands in it."""

    app: object
    database: Database
    people: People
    number: str
    waiting_id: int
    waiting_number: str
    draft_number: str

    def visitor(self) -> FlaskClient:
        return self.app.test_client()

    def signed_in(self, who: str) -> FlaskClient:
        client = self.visitor()
        answer = post(client, "/sign-in", email=f"{who}@example.com", password=PASSWORD)
        assert answer.status_code == 302
        return client


def token(client, path="/sign-in"):
    """The token against forgery, taken from a form as a browser would."""
    found = TOKEN.search(client.get(path).get_data(as_text=True))
    return found[1] if found else TOKEN.search(client.get("/c/MG-000001").text)[1]


def post(client, path, **form):
    """Post a form with the token of this visitor."""
    return client.post(path, data={"csrf_token": token(client), **form})


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
    return Furniture(people, known.number, waiting.id, waiting.number, started.number)


def build(settings: Settings, database: Database, furniture: Furniture, compiled: Path) -> Site:
    """A site on a furnished database; templates are compiled once for all sites."""
    app = create_app(settings, database)
    app.config.update(TESTING=False, RATELIMIT_ENABLED=False)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(compiled))
    return Site(app, database, **vars(furniture))
