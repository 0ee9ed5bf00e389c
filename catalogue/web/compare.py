"""Cards side by side; everything that is asked stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cards.curve_overlay import overlays
from cards.wording import Wording
from catalogue.http.accounts import actor
from catalogue.http.downloads import csv_file
from catalogue.http.languages import language
from catalogue.http.world import reading
from catalogue.services.comparing import MOST, Compared, Comparison, comparison, names_of
from catalogue.services.errors import InputRefused
from catalogue.web.addresses import here, member_of
from catalogue.web.compare_scenario import against_scenario, choices_of
from schemas.exports.values_csv import values_csv
from schemas.overlay import OverlayView, overlay_view
from schemas.sheet_head import form_name
from schemas.side_by_side import side_by_side
from schemas.side_by_side_composition import element_lines
from schemas.unit_systems import UNIT_SYSTEM_NAMES, UnitSystem

EMPTY = ("heads", "groups", "elements", "unknown", "pictures", "choices")
"""What a page without cards has none of."""

blueprint = Blueprint("compare", __name__)


@dataclass(frozen=True, slots=True)
class Head:
    """A card at the head of its column, with the addresses without it and with it as reference."""

    number: str
    revision: int
    title: str
    form: Wording
    family: str
    enterprise: Wording
    note: Wording
    is_reference: bool
    without_url: str
    reference_url: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How the reader wants to see them."""

    names: tuple[str, ...]
    system: UnitSystem
    reference: str
    only_differences: bool

    @classmethod
    def of_address(cls) -> Asked:
        """Raises InputRefused."""
        args = request.args
        return cls(
            names_of(args.getlist("cards")),
            member_of(UnitSystem, "units", args.get("units") or UnitSystem.TYPED),
            args.get("ref", "").strip(),
            args.get("show") == "differences",
        )

    def place_of_reference(self, found: Comparison) -> int | None:
        """The card from which the others' distance is told: the first one, unless another is
        asked for, or none."""
        names = [entry.name for entry in found.cards]
        if self.reference == "none" or len(names) < 2:
            return None
        return names.index(self.reference) if self.reference in names else 0


@blueprint.get("/compare")
def show() -> ResponseReturnValue:
    try:
        asked = Asked.of_address()
    except InputRefused as error:
        return _page(refused=error.wording), 422
    with reading() as session:
        found = comparison(session, actor(), asked.names)
        against = against_scenario(session, found.cards)
        choices = choices_of(session)
    return _page(**_shown(asked, found), against=against, choices=choices)


@blueprint.get("/compare.csv")
def table() -> ResponseReturnValue:
    asked = Asked.of_address()
    with reading() as session:
        found = comparison(session, actor(), asked.names)
    text = values_csv([(entry.name, entry.card) for entry in found.cards], language())
    return csv_file(text, "comparison.csv", "卡片对比.csv")


def _shown(asked: Asked, found: Comparison) -> dict[str, Any]:
    cards = [entry.card for entry in found.cards]
    reference = asked.place_of_reference(found)
    kept = {"only_differences": asked.only_differences}
    return {
        "heads": _heads(found.cards, reference),
        "groups": side_by_side(cards, reference, asked.system, **kept) if cards else (),
        "elements": element_lines(cards, **kept),
        "pictures": _pictures(found.cards),
        "unknown": found.unknown,
        "asked": asked,
        "systems": [
            (system, name, here("", units=[system.value]))
            for system, name in UNIT_SYSTEM_NAMES.items()
        ],
        "differences_url": here("", show=[] if asked.only_differences else ["differences"]),
        "no_reference_url": here("", ref=["none"]) if reference is not None else "",
        "csv_url": here("").replace("/compare?", "/compare.csv?", 1),
    }


def _pictures(cards: Sequence[Compared]) -> list[OverlayView]:
    """The curves that at least two of the cards have under conditions that agree."""
    shared = [entry for entry in overlays([one.card for one in cards]) if len(entry.cards) > 1]
    named = [(one.view.number, one.card) for one in cards]
    return [overlay_view(overlay, number, named) for number, overlay in enumerate(shared, 1)]


def _heads(cards: Sequence[Compared], reference: int | None) -> list[Head]:
    names = [entry.name for entry in cards]
    return [
        _head(entry, place == reference, [name for name in names if name != entry.name])
        for place, entry in enumerate(cards)
    ]


def _head(entry: Compared, is_reference: bool, others: Sequence[str]) -> Head:
    view = entry.view
    return Head(
        number=view.number,
        revision=view.revision,
        title=view.card.title,
        form=form_name(view.card.form),
        family=view.card.family,
        enterprise=view.enterprise.name,
        note=_note(view.superseded_by),
        is_reference=is_reference,
        without_url=here("", cards=others),
        reference_url=here("", ref=[entry.name]),
    )


def _note(superseded_by: int | None) -> Wording:
    if superseded_by is None:
        return Wording("", "")
    return Wording(f"已有新版本 v{superseded_by}", f"revision {superseded_by} is newer")


def _page(**found: Any) -> str:
    nothing: dict[str, Any] = dict.fromkeys(EMPTY, ()) | {"refused": None, "against": None}
    return render_template("pages/compare.html", most=MOST, **nothing | found)
