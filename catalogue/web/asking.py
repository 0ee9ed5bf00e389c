"""What was asked, as the result shows it: the words of a sentence with what became of each, and
every requirement as a chip that can be taken away or turned from must into want."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from cards.errors import RequirementUnreadable
from cards.plain_words.reading import LONGEST, Offer, PlainReading, read_plainly
from cards.requirement import Requirement
from cards.requirement_text import parse_requirement, parse_requirements
from cards.wording import Wording
from catalogue.web.addresses import here
from schemas.match_table import Column, columns_of

_SIGN = re.compile(r"[<>=≥≤＜＞＝]")


@dataclass(frozen=True, slots=True)
class Chip:
    """A requirement with the addresses of the same search without it, with the other kind, and with
    the panel open on it."""

    column: Column
    without_url: str
    other_kind_url: str
    change_url: str


@dataclass(frozen=True, slots=True)
class OfferedLimit:
    """A requirement that a word may mean, and the search with it."""

    column: Column
    url: str


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A word, what it may mean, and where these limits come from."""

    said: str
    why: Wording
    threshold: str
    limits: tuple[OfferedLimit, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was typed, as it was understood."""

    text: str
    understood: tuple[tuple[str, Column, tuple[Wording, ...]], ...]
    words: tuple[str, ...]
    offers: tuple[OfferLine, ...]
    unread: tuple[str, ...]


def is_sentence(text: str, reading: PlainReading) -> bool:
    """Whether something can be made of a text that the grammar does not read: a requirement, or
    at least a word, where nothing in it looks like one that was mistyped.

    Where some part of a list is grammar, the others were meant to be: there the error stands.
    """
    if any(_is_grammar(part) for part in re.split("[;；]", text)):
        return False
    if reading.requirements:
        return True
    return bool(reading.offers or reading.words) and not _SIGN.search(text)


def _is_grammar(part: str) -> bool:
    try:
        return bool(parse_requirements(part))
    except RequirementUnreadable:
        return False


def address_of_sentence(text: str) -> str:
    """Where a sentence leads: to the search by what it means, beside its own words; empty where
    nothing can be made of it."""
    reading = read_plainly(text) if len(text) <= LONGEST else PlainReading()
    if not is_sentence(text, reading):
        return ""
    words = [*request.args.getlist("q"), *reading.words]
    said = " ".join(dict.fromkeys(word for word in words if word.strip()))
    return here("", req=list(reading.texts), q=[said] if said else [], ask=[text], after=[])


def sentence_of(text: str, requirements: Sequence[Requirement]) -> Sentence | None:
    """The sentence beside its answer, None where none was typed."""
    if not text.strip() or len(text) > LONGEST:
        return None
    reading = read_plainly(text)
    columns = columns_of(_requirements(reading.texts))
    understood = tuple(
        (entry.said, column, entry.assumed)
        for entry, column in zip(reading.requirements, columns, strict=True)
    )
    asked = [entry.text for entry in requirements]
    offers = tuple(_offer(offer, asked) for offer in reading.offers)
    return Sentence(text, understood, reading.words, offers, reading.unread)


def _requirements(texts: Sequence[str]) -> tuple[Requirement, ...]:
    return tuple(parse_requirement(text) for text in texts)


def _offer(offer: Offer, asked: Sequence[str]) -> OfferLine:
    columns = columns_of(_requirements(offer.texts))
    limits = tuple(
        OfferedLimit(column, here("", req=[*asked, column.text], after=[], tier=[]))
        for column in columns
        if column.text not in asked
    )
    threshold = offer.threshold.value if offer.threshold else ""
    return OfferLine(offer.said, offer.why, threshold, limits)


def chips_of(requirements: Sequence[Requirement]) -> tuple[Chip, ...]:
    """The requirements as chips; a sentence does not say any more what is left without one."""
    texts = [entry.text for entry in requirements]
    return tuple(
        Chip(
            column,
            _with(*texts[:place], *texts[place + 1 :]),
            _with(*texts[:place], _other_kind(entry), *texts[place + 1 :]),
            here("build", build=[entry.property], at=[str(place)]),
        )
        for place, (entry, column) in enumerate(
            zip(requirements, columns_of(requirements), strict=True)
        )
    )


def _with(*texts: str) -> str:
    return here("", req=texts, ask=[], after=[], tier=[])


def _other_kind(requirement: Requirement) -> str:
    text = requirement.text
    return f"{text}?" if requirement.is_must else text.removesuffix("?").rstrip()
