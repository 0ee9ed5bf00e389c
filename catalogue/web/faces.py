"""The face of a card in lists: what tells it from the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.families import is_magnesium
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.published import PublishedCard
from schemas import figures
from schemas.sheet_head import form_name, key_figures

SHOWN = ("density", "proof_strength_02", "tensile_strength", "elongation")
"""The columns of figures in the list of all cards."""


@dataclass(frozen=True, slots=True)
class Face:
    """A published card in one line."""

    number: str
    title: str
    form: Wording
    family: str
    enterprise: Wording
    enterprise_code: str
    published_on: str
    card: Card

    @property
    def is_reference(self) -> bool:
        """Whether it is another material than magnesium, which stands here to compare with."""
        return not is_magnesium(self.family)

    @property
    def figures(self) -> tuple[str, ...]:
        """Its figures in the order of SHOWN; only a list that shows them needs them."""
        shown = {figure.key: figure.number for figure in key_figures(self.card)}
        return tuple(shown.get(key, "–") for key in SHOWN)


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column of figures."""

    name: Wording
    symbol: str
    unit: str


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of one alloy family."""

    name: str
    faces: tuple[Face, ...]


def face(entry: PublishedCard) -> Face:
    card = entry.card
    return Face(
        number=entry.number,
        title=card.title,
        form=form_name(card.form),
        family=card.family,
        enterprise=entry.enterprise.name,
        enterprise_code=entry.enterprise.code,
        published_on=entry.published_at.date().isoformat(),
        card=card,
    )


def heads() -> tuple[Head, ...]:
    """The headings over the figures of a face."""
    entries = (VOCABULARY.property(key) for key in SHOWN)
    return tuple(
        Head(entry.name, entry.symbol, figures.unit_heading(entry.unit or "")) for entry in entries
    )


def faces_of(entries: Iterable[PublishedCard]) -> tuple[Face, ...]:
    return tuple(face(entry) for entry in entries)


def families(entries: Iterable[PublishedCard]) -> Sequence[Family]:
    """All faces by alloy family, magnesium first."""
    found: dict[str, list[Face]] = {}
    for shown in faces_of(entries):
        found.setdefault(shown.family, []).append(shown)
    order = sorted(found, key=lambda name: (not name.startswith("Mg"), name))
    return [Family(name, tuple(sorted(found[name], key=_by_title))) for name in order]


def _by_title(shown: Face) -> tuple[str, str]:
    return shown.title, shown.number
