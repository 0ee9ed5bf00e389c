"""Scenarios as versioned data: who may change them, what is kept, what a change does."""

import threading
from dataclasses import replace

import pytest

from cards.matching import Tier
from cards.scenario import Field
from catalogue.services import audit, scenario_imports, scenario_versions, scenarios
from catalogue.services.actor import SYSTEM
from catalogue.services.errors import (
    AlreadyThere,
    Forbidden,
    ScenarioNotFound,
    StaleScenario,
)
from catalogue.services.listing import listing
from catalogue.services.scenario_imports import Change
from catalogue.store import marks
from schemas.errors import ScenarioRefused
from schemas.scenario_file import dump_scenario_file, read_scenario_file
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT, demand

STRICTER = replace(SEAT, requirements=(demand("Rp0.2>=140MPa"),))
KEY = SEAT.key


def save(database, actor, scenario=SEAT, expected=None):
    with database.transaction() as session:
        return scenarios.save_scenario(session, actor, scenario, expected)


def versions(database, key=KEY):
    with database.reading() as session:
        made = scenario_versions.history(session, key)
    return [(entry.version, entry.author, entry.is_current) for entry in made]


def test_what_changes_a_scenario_is_on_record(database, people):
    save(database, people.reviewer)
    save(database, people.reviewer)
    save(database, people.reviewer, STRICTER, 1)
    with database.transaction() as session:
        scenarios.retire_scenario(session, people.reviewer, KEY)
    with database.reading() as session:
        found = audit.page(session, people.admin, kind="scenario", object=KEY)
    acts = [(entry.act.action, entry.act.who, entry.act.details) for entry in found]
    assert acts == [
        ("retire", "reviewer@example.com", '{"version": 2}'),
        ("save", "reviewer@example.com", '{"version": 2}'),
        ("save", "reviewer@example.com", '{"version": 1}'),
    ]


def test_every_version_is_kept_with_who_made_it(database, people):
    save(database, SYSTEM)
    assert save(database, people.reviewer, STRICTER, 1) == 2
    assert versions(database) == [(2, "reviewer@example.com", True), (1, "", False)]
    with database.reading() as session:
        assert scenario_versions.version_of(session, KEY, 1).scenario == SEAT
        assert scenario_versions.current_version(session, KEY).scenario == STRICTER


def test_saving_the_same_again_makes_no_version(database, people):
    save(database, SYSTEM)
    assert save(database, people.reviewer, SEAT, 1) == 1
    assert len(versions(database)) == 1


def test_a_change_of_a_version_that_is_not_the_last_is_refused(database, people):
    save(database, SYSTEM)
    save(database, people.reviewer, STRICTER, 1)
    with pytest.raises(StaleScenario) as stale:
        save(database, people.second_reviewer, SEAT, 1)
    assert (stale.value.key, stale.value.version) == (KEY, 2)
    assert versions(database)[0][1] == "reviewer@example.com"


def test_a_key_is_given_once(database, people):
    save(database, people.reviewer, expected=0)
    with pytest.raises(AlreadyThere):
        save(database, people.reviewer, STRICTER, 0)


def test_what_there_is_not_cannot_be_changed(database, people):
    with pytest.raises(ScenarioNotFound):
        save(database, people.reviewer, expected=3)


@pytest.mark.parametrize("who", ["supplier", "engineer", "stranger"])
def test_only_reviewers_change_scenarios(database, people, who):
    actor = getattr(people, who)
    with database.transaction() as session:
        for do in (
            lambda: scenarios.save_scenario(session, actor, SEAT),
            lambda: scenarios.retire_scenario(session, actor, KEY),
            lambda: scenario_imports.plan_import(session, actor, ()),
            lambda: scenario_imports.carry_out(session, actor, ()),
            lambda: scenario_versions.list_editable(session, actor),
            lambda: scenario_versions.editable_version(session, actor, KEY),
        ):
            with pytest.raises(Forbidden):
                do()


@pytest.mark.parametrize("expected", [0, 1, None])
def test_two_at_once_get_two_versions_or_a_conflict(database, people, expected):
    if expected == 1:
        save(database, SYSTEM)
    outcomes, start = [], threading.Barrier(2)

    def attempt(actor, limit):
        changed = replace(SEAT, requirements=(demand(f"Rp0.2>={limit}MPa"),))
        start.wait()
        try:
            outcomes.append(save(database, actor, changed, expected))
        except (StaleScenario, AlreadyThere):
            outcomes.append("conflict")

    both = [(people.reviewer, 150), (people.second_reviewer, 160)]
    threads = [threading.Thread(target=attempt, args=args) for args in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wanted = {0: [1, "conflict"], 1: [2, "conflict"], None: [1, 2]}
    assert sorted(outcomes, key=str) == wanted[expected]


def test_a_scenario_out_of_use_is_kept_and_comes_back(database, people):
    save(database, SYSTEM)
    with database.transaction() as session:
        scenarios.retire_scenario(session, people.reviewer, KEY, 1)
    with database.reading() as session:
        assert scenarios.list_scenarios(session) == []
        with pytest.raises(ScenarioNotFound):
            scenarios.matches(session, KEY)
        with pytest.raises(ScenarioNotFound):
            scenario_versions.current_version(session, KEY)
        found = scenario_versions.list_editable(session, people.reviewer)
        assert [entry.scenario for entry in found.out_of_use] == [SEAT]
        assert scenario_versions.editable_version(session, people.reviewer, KEY).version == 1
    assert save(database, people.reviewer, SEAT, 1) == 2
    assert versions(database) == [(2, "reviewer@example.com", True), (1, "", False)]


def test_what_is_not_there_is_not_found(database, people):
    with database.reading() as session:
        for do in (
            lambda: scenario_versions.history(session, "none"),
            lambda: scenario_versions.version_of(session, "none", 1),
            lambda: scenario_versions.editable_version(session, people.reviewer, "none"),
        ):
            with pytest.raises(ScenarioNotFound):
                do()


def tally(qualified, excluded):
    return {Tier.QUALIFIED: qualified, Tier.POSSIBLE: 0, Tier.EXCLUDED: excluded}


def test_the_effect_of_a_change_is_told_before_it_is_made(database, people):
    density = value("density", "1.80", "g/cm³")
    with database.transaction() as session:
        weak = published(session, people, document("AM60B", density, proof_strength("130")))
        published(session, people, document("AZ91D", density, proof_strength("160")))
    with database.reading() as session:
        first = scenario_versions.effect(session, SEAT)
    save(database, SYSTEM)
    with database.reading() as session:
        then = scenario_versions.effect(session, STRICTER)
    assert (first.before, first.now, first.moved) == (None, tally(2, 0), ())
    assert then.before == tally(2, 0)
    assert then.now == tally(1, 1)
    assert [(card.number, card.now) for card in then.moved] == [(weak.number, Tier.EXCLUDED)]


def test_without_an_index_the_cards_themselves_tell_what_moves(database, people):
    with database.transaction() as session:
        density = value("density", "1.80", "g/cm³")
        weak = published(session, people, document("AM60B", density, proof_strength("130")))
    save(database, SYSTEM)
    with database.transaction() as session:
        marks.forget(session)
    with database.reading() as session:
        found = scenario_versions.effect(session, STRICTER)
    assert [(card.number, card.before, card.now) for card in found.moved] == [
        (weak.number, Tier.QUALIFIED, Tier.EXCLUDED)
    ]


def plan(session, people, *wanted, more=""):
    filed = read_scenario_file((dump_scenario_file(wanted) + more).encode())
    return scenario_imports.plan_import(session, people.reviewer, filed)


def test_an_import_says_what_it_does_with_each_and_does_it(database, people):
    save(database, SYSTEM)
    save(database, SYSTEM, replace(SEAT, key="kept"))
    changed = (STRICTER, replace(SEAT, key="kept"), replace(SEAT, key="added"))
    with database.transaction() as session:
        made = plan(session, people, *changed)
        done = scenario_imports.carry_out(session, people.reviewer, made)
    assert [entry.change for entry in made] == [Change.CHANGED, Change.UNCHANGED, Change.NEW]
    assert done == [(KEY, 2), ("added", 1)]
    with database.reading() as session:
        again = plan(session, people, *changed)
    assert {entry.change for entry in again} == {Change.UNCHANGED}


def test_an_import_with_one_refused_entry_saves_nothing(database, people):
    with database.transaction() as session:
        made = plan(session, people, SEAT, more="- key: seat-two\n  field: kitchen\n")
    assert [entry.change for entry in made] == [Change.NEW, Change.REFUSED]
    with pytest.raises(ScenarioRefused) as refused, database.transaction() as session:
        scenario_imports.carry_out(session, people.reviewer, made)
    assert {problem.where for problem in refused.value.problems} >= {"name", "field"}
    with database.reading() as session:
        assert scenarios.list_scenarios(session) == []


def test_an_import_on_a_plan_that_is_passed_is_refused(database, people):
    save(database, SYSTEM)
    with database.reading() as session:
        made = plan(session, people, STRICTER)
    save(database, people.second_reviewer, replace(SEAT, needs=()))
    with pytest.raises(StaleScenario), database.transaction() as session:
        scenario_imports.carry_out(session, people.reviewer, made)


def fields_of(database):
    """The published cards by field of application."""
    with database.reading() as session:
        shares = listing(session, 1).facets["field"]
    return {field: share.open for field, share in shares.items()}


def test_cards_belong_to_the_fields_whose_scenarios_they_meet(database, people):
    density = value("density", "1.80", "g/cm³")
    with database.transaction() as session:
        published(session, people, document("AM60B", density, proof_strength("130")))
    assert {"": 1} == fields_of(database)
    save(database, SYSTEM)
    assert {"automotive": 1} == fields_of(database)
    with database.transaction() as session:
        published(session, people, document("AZ91D", density, proof_strength("160")))
        published(session, people, document("AZ31B", density))
    assert {"automotive": 2, "": 1} == fields_of(database)
    save(database, people.reviewer, STRICTER, 1)
    assert {"automotive": 1, "": 2} == fields_of(database)
    elsewhere = replace(STRICTER, field=Field.ENERGY)
    save(database, people.reviewer, elsewhere, 2)
    assert {"energy": 1, "": 2} == fields_of(database)
    with database.reading() as session:
        assert 1 == listing(session, 9, chosen={"field": "energy"}).total
        assert 0 == listing(session, 9, chosen={"field": "automotive"}).total
    with database.transaction() as session:
        scenarios.retire_scenario(session, people.reviewer, KEY, 3)
    assert {"": 3} == fields_of(database)
