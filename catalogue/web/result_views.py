"""How a result is shown: with all that stands beside each value, or as a dense table with chosen
columns; what becomes of cards of which something is not known, and whether the spread is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request

from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from catalogue.services.errors import InputRefused
from catalogue.services.search import require_number
from catalogue.web.addresses import here
from catalogue.web.faces import Face
from schemas.dense_table import ExtraCell, ExtraHead, extra_cells, extra_heads

VIEWS: Mapping[str, Wording] = {
    "cards": Wording("详列", "in full"),
    "table": Wording("密表", "dense table"),
}
UNKNOWN: Mapping[str, Wording] = {
    "possible": Wording("有未知的列在“可能”", "cards with unknowns are possible"),
    "hide": Wording("有未知的不列出", "cards with unknowns are hidden"),
}
SPREAD: Mapping[str, Wording] = {
    "fold": Wording("收起", "folded"),
    "open": Wording("展开", "open"),
}
MOST_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to show a result, and its address."""

    name: Wording
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """How the reader wants the result; `columns` are the properties that he or she adds."""

    view: str
    unknown: str
    columns: tuple[str, ...]
    spread: str = "fold"

    @classmethod
    def of_address(cls) -> ResultView:
        """Raises InputRefused or UnknownProperty."""
        columns = tuple(dict.fromkeys(text for text in request.args.getlist("col") if text))
        if len(columns) > MOST_COLUMNS:
            raise InputRefused(
                "col",
                Wording(
                    f"最多加 {MOST_COLUMNS} 列。", f"{MOST_COLUMNS} columns at most are added."
                ),
            )
        entries = [VOCABULARY.find_property(text) for text in columns]
        for entry in entries:
            require_number("col", entry)
        return cls(
            _one_of("view", VIEWS),
            _one_of("unknown", UNKNOWN),
            tuple(e.key for e in entries),
            _one_of("spread", SPREAD),
        )

    @property
    def hides_unknown(self) -> bool:
        return self.unknown == "hide"

    @property
    def is_dense(self) -> bool:
        return self.view == "table"

    @property
    def shows_spread(self) -> bool:
        return self.spread == "open"

    @property
    def spread_url(self) -> str:
        """Where the spread is opened, or folded again."""
        return here("spreads", spread=[] if self.shows_spread else ["open"])

    @property
    def heads(self) -> tuple[ExtraHead, ...]:
        return extra_heads(self.columns)

    def cells(self, faces: Mapping[str, Face]) -> Mapping[str, Sequence[ExtraCell]]:
        """What each card says in the added columns."""
        return {number: extra_cells(face.card, self.columns) for number, face in faces.items()}


def _one_of(name: str, known: Mapping[str, Wording]) -> str:
    usual = next(iter(known))
    asked = request.args.get(name) or usual
    if asked not in known:
        listed = ", ".join(known)
        raise InputRefused(
            name, Wording(f"{name} 只能是 {listed}。", f"{name} is one of {listed}.")
        )
    return asked


def choices(name: str, known: Mapping[str, Wording], now: str) -> tuple[Choice, ...]:
    """The ways to show it, each as an address."""
    usual = next(iter(known))
    return tuple(
        Choice(says, here("", **{name: [] if key == usual else [key], "after": []}), key == now)
        for key, says in known.items()
    )
