"""Builds indexes of cards for tests."""

from cards.columns.index import Entry, Index, drawer_of
from cards.columns.points import vector_of
from cards.columns.states import StateTable
from cards.words import spaced


def entry(number, card, states, text=None):
    evidence = card.evidence.value if card.evidence else ""
    combination = (card.family, card.form, card.process, card.temper, evidence, "", "ACME")
    return Entry(number, vector_of(card, states.number), combination, text or spaced(number))


def indexed(cards, texts=None):
    """The index of cards by number in one drawer, with the texts they are found by."""
    states, texts = StateTable(), texts or {}
    entries = [entry(number, cards[number], states, texts.get(number)) for number in sorted(cards)]
    return Index(states, [drawer_of(entries, states)] if entries else [])


def numbered(cards):
    return {f"MG-{place:06}": card for place, card in enumerate(cards, 1)}


def told(matches):
    return [(found.number, found.tier, found.low, found.high, found.coverage) for found in matches]
