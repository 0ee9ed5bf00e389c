"""Builds cards for tests; every field a test is not about gets a boring default."""

from cards.card import Card
from cards.conditions import read_conditions
from cards.quantity import read_quantity
from cards.sources import Source, SourceKind
from cards.values import Absence, AbsenceReason, Basis, Value
from cards.vocabulary import VOCABULARY

DATASHEET = Source("sheet", SourceKind.PRODUCER_DATASHEET, "Datasheet")
PAPER = Source("paper", SourceKind.PAPER, "Paper")


def stated(key, text, *, basis=Basis.TYPICAL, source="sheet", **conditions):
    """A value of a property, typed as `text` with its unit, under `conditions`."""
    unit = VOCABULARY.units[VOCABULARY.property(key).unit]
    return Value(
        key, read_quantity(text, "", unit), basis, read_conditions(conditions), source=source
    )


def absent(key, reason=AbsenceReason.NOT_TESTED, limit=None, **conditions):
    """No value of a property; `limit` is the detection limit as typed."""
    unit = VOCABULARY.units[VOCABULARY.property(key).unit]
    quantity = None if limit is None else read_quantity(f"≤ {limit}", "", unit)
    return Value(key, Absence(AbsenceReason(reason), quantity), None, read_conditions(conditions))


def card(*values, designation="AM60B", sources=(DATASHEET, PAPER)):
    return Card(designation, values=values, sources=sources)
