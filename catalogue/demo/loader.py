"""Puts the literature catalogue into a database, through the same services as every supplier.

with database.transaction() as session:
    load(session)

Cards are known by their key, so loading again changes only what changed in the data.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from cards.revision import RevisionState
from cards.scenario import Scenario
from catalogue.demo.documents import LiteratureCard, literature_cards
from catalogue.demo.scenarios import shipped_scenarios
from catalogue.services import drafts, enterprises, reviews, scenarios
from catalogue.services.actor import SYSTEM, Actor, EnterpriseRole, Role
from catalogue.services.enterprises import LITERATURE
from catalogue.store import cards as store
from catalogue.store import scenarios as scenario_store
from catalogue.store.enterprises import Enterprise
from catalogue.store.enterprises import by_code as enterprise_by_code
from catalogue.store.scenarios import ScenarioVersion
from schemas.document import document_hash
from schemas.draft import dump_card, read_submission

PUBLISHER = ("文献数据（编辑部整理）", "Literature data (editorial)")
NOTE = "文献目录 / literature catalogue"


class Change(StrEnum):
    """What loading did with one entry; *left alone* is one that people work on or withdrew."""

    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    LEFT_ALONE = "left_alone"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many cards and scenarios were added, revised, found unchanged or left alone."""

    cards: Counter[Change]
    scenarios: Counter[Change]


def load(session: Session) -> Loaded:
    """Publish every card and scenario of the literature catalogue that is new or has changed."""
    # Of several first starts one loads, and the others find it done.
    scenario_store.lock(session)
    publisher = _publisher(session)
    editor = Actor(None, "editorial", Role.SUPPLIER, publisher.id, EnterpriseRole.EDITOR)
    # Scenarios first: a card is published with the fields that it meets.
    wanted = Counter(_load_scenario(session, scenario) for scenario in shipped_scenarios())
    return Loaded(
        cards=Counter(_load_card(session, editor, card) for card in literature_cards()),
        scenarios=wanted,
    )


def _load_scenario(session: Session, scenario: Scenario) -> Change:
    former = scenario_store.newest(session, scenario.key)
    if former is not None and not _is_ours(former):
        return Change.LEFT_ALONE
    version = scenarios.save_scenario(session, SYSTEM, scenario)
    if former is None:
        return Change.ADDED
    return Change.UNCHANGED if version == former.version else Change.REVISED


def _is_ours(former: ScenarioVersion) -> bool:
    """Whether no reviewer changed the scenario or took it out of use."""
    return former.is_current and former.created_by is None


def _publisher(session: Session) -> Enterprise:
    found = enterprise_by_code(session, LITERATURE)
    return found or enterprises.create_enterprise(
        session, SYSTEM, LITERATURE, *PUBLISHER, kind="editorial"
    )


def _load_card(session: Session, editor: Actor, card: LiteratureCard) -> Change:
    assert editor.enterprise_id is not None
    number = store.number_by_key(session, editor.enterprise_id, card.key)
    if number is None:
        draft = drafts.create_draft(session, editor, LITERATURE, card.document, card.key)
        return _publish(session, editor, draft.number, Change.ADDED)
    newest = store.newest(session, number)
    assert newest is not None
    if newest.state is not RevisionState.PUBLISHED:
        return Change.LEFT_ALONE
    if newest.content_hash == document_hash(dump_card(read_submission(card.document))):
        return Change.UNCHANGED
    drafts.revise(session, editor, number, card.document)
    return _publish(session, editor, number, Change.REVISED)


def _publish(session: Session, editor: Actor, number: str, change: Change) -> Change:
    submitted = drafts.submit(session, editor, number)
    reviews.publish(session, SYSTEM, submitted.id, NOTE)
    return change
