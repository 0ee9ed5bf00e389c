"""Builds cards for tests; every field a test is not about gets a boring default."""

from dataclasses import replace

from cards.card import Card
from cards.conditions import Conditions, read_condition
from cards.quantity import read_quantity
from cards.requirement import DemandedBasis
from cards.requirement_text import parse_requirements
from cards.scenario import Field, RoleLevel, Scenario
from cards.sources import Source, SourceKind
from cards.values import Absence, AbsenceReason, Basis, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording

DATASHEET = Source("sheet", SourceKind.PRODUCER_DATASHEET, "Datasheet")
PAPER = Source("paper", SourceKind.PAPER, "Paper")


def read_conditions(typed):
    """The conditions that axis names and texts say."""
    return Conditions.of(*(read_condition(name, text) for name, text in typed.items()))


def stated(key, text, *, basis=Basis.TYPICAL, source="sheet", **conditions):
    """A value of a property, typed as `text` with its unit, under `conditions`."""
    unit = VOCABULARY.units[VOCABULARY.property(key).unit]
    return Value(
        key, read_quantity(text, "", unit), basis, read_conditions(conditions), source=source
    )


def absent(key, reason=AbsenceReason.NOT_TESTED, limit=None, basis=None, source="", **conditions):
    """No value of a property; `limit` is the detection limit as typed."""
    unit = VOCABULARY.units[VOCABULARY.property(key).unit]
    quantity = None if limit is None else read_quantity(limit, "", unit)
    content = Absence(AbsenceReason(reason), quantity)
    return Value(key, content, basis, read_conditions(conditions), source=source)


def card(*values, designation="AM60B", sources=(DATASHEET, PAPER)):
    return Card(designation, values=values, sources=sources)


def scenario(key, text, basis=DemandedBasis.TYPICAL):
    """A scenario that demands what `text` says, on that basis."""
    asked = tuple(replace(entry, basis=basis) for entry in parse_requirements(text))
    return Scenario(key, Wording(key), Field.AUTOMOTIVE, RoleLevel.PRIMARY, asked)
