"""People, enterprises and documents for tests; what a test is not about is boring."""

from dataclasses import dataclass
from datetime import timedelta

import pyotp

from catalogue.models.base import now
from catalogue.services import accounts, drafts, enterprises, reviews
from catalogue.services.actor import SYSTEM, Actor, Role
from catalogue.services.standing import BOUND
from catalogue.store import accounts as store

SOURCES = [{"id": "s1", "kind": "producer_datasheet", "title": "Datasheet"}]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""From which the one-time codes of reviewers and administrators are made."""


def code(steps=0, secret=SECRET):
    """The one-time code of this moment, or of so many half minutes away."""
    return pyotp.TOTP(secret).at(now() + steps * timedelta(seconds=30))


def value(key, text, unit="", **more):
    return {
        "property": key,
        "value": text,
        "unit": unit,
        "basis": "typical",
        "source": "s1",
        **more,
    }


def proof_strength(text="130"):
    conditions = {"temperature": "23 °C", "specimen_source": "separately_cast"}
    return value("proof_strength_02", text, "MPa", conditions=conditions)


def document(designation="AM60B", *values, **more):
    """A card that may be submitted."""
    return {
        "schema": 1,
        "designation": designation,
        "form": "hpdc",
        "values": list(values) or [value("density", "1.80", "g/cm³")],
        "sources": SOURCES,
        **more,
    }


@dataclass(frozen=True)
class People:
    """An enterprise with its supplier, another one, two reviewers, an engineer, an admin."""

    supplier: Actor
    stranger: Actor
    reviewer: Actor
    second_reviewer: Actor
    engineer: Actor
    admin: Actor


def arrive(session):
    """Everybody, in a new catalogue."""
    enterprises.create_enterprise(session, SYSTEM, "ACME", "某镁业", "Acme Magnesium")
    enterprises.create_enterprise(session, SYSTEM, "OTHER", "另一镁业", "Other")

    def person(name, role, code=None):
        address = f"{name}@example.com"
        account = accounts.create_user(session, SYSTEM, address, "correct horse", role, code)
        if role in BOUND:
            store.change(session, account.id, totp_secret=SECRET, totp_confirmed_at=now())
        return accounts.actor_of(account)

    return People(
        supplier=person("supplier", Role.SUPPLIER, "ACME"),
        stranger=person("stranger", Role.SUPPLIER, "OTHER"),
        reviewer=person("reviewer", Role.REVIEWER),
        second_reviewer=person("second", Role.REVIEWER),
        engineer=person("engineer", Role.ENGINEER),
        admin=person("admin", Role.ADMIN),
    )


def submitted(session, people, content=None, number=None):
    """A card of ACME that waits for a reviewer."""
    content = content or document()
    if number is None:
        number = drafts.create_draft(session, people.supplier, "ACME", content).number
    else:
        drafts.revise(session, people.supplier, number, content)
    return drafts.submit(session, people.supplier, number)


def published(session, people, content=None, number=None):
    """A card of ACME that readers see."""
    waiting = submitted(session, people, content, number)
    return reviews.publish(session, people.reviewer, waiting.id)
