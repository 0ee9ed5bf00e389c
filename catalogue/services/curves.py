"""Curves of cards: into a draft from a file, and out of a revision as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.card import Card
from cards.errors import CardRefused
from cards.values import Curve, Value
from cards.wording import Wording
from catalogue.services.card_views import CardView
from catalogue.services.errors import CurveNotFound, InputRefused
from catalogue.store.cards import RevisionView
from schemas.curve_export import curves_csv
from schemas.curve_file import CurveFile, read_curves
from schemas.draft import Draft, read_draft
from schemas.fields import Json
from schemas.tensile_file import plastic_csv, true_csv

FORMS = ("", "family", "true", "plastic")


class CurvesRefused(CardRefused):
    """A table that is not taken into a draft; `problems` says why, one by one."""

    code = "curves_refused"

    @property
    def wording(self) -> Wording:
        count = len(self.problems)
        return Wording(
            f"表格有 {count} 处问题，未写入草稿。",
            f"The table has {count} problem(s); nothing of it was taken into the draft.",
        )


def read_table(table: str, common: Mapping[str, str]) -> CurveFile:
    """The curves of a table, each with the entries of `common`. Raises CurvesRefused."""
    found = read_curves(table.encode("utf-8", "surrogatepass"), common)
    if found.problems:
        raise CurvesRefused(found.problems)
    return found


def with_curves(current: RevisionView, values: Sequence[Json]) -> Draft:
    """The revision's document with `values` behind its own; everything else is kept as typed.

    It is to be saved by `drafts.revise`. Raises InputRefused when the document has no list of
    values to append to.
    """
    typed = current.draft.typed
    stated = typed.get("values") or []
    if not isinstance(stated, list):
        raise InputRefused(
            "values",
            Wording(
                "文档中的 values 不是列表，无法追加；请先改正。",
                "The document's 'values' is no list; mend that before curves are added.",
            ),
        )
    return read_draft(typed | {"values": [*stated, *values]})


def curve_csv(view: CardView, place: int, form: str = "") -> str:
    """The curve at `place` of a card as stored, with its `family`, or computed: `true`, `plastic`.

    Raises CurveNotFound, NotTensile, or InputRefused for another form.
    """
    card = view.card
    if place >= len(card.values) or not isinstance(card.values[place].content, Curve):
        raise CurveNotFound(place)
    if form not in FORMS:
        raise InputRefused("form", _FORM_UNKNOWN)
    remarks = [_revision(view), *_source(card, place)]
    if form == "true":
        return true_csv(card, place, remarks)
    if form == "plastic":
        return plastic_csv(card, place, remarks)
    values = _family(card, place) if form else [card.values[place]]
    return curves_csv(values, remarks)


def _family(card: Card, place: int) -> list[Value]:
    """The curves of the same property, source, axis and unit of x."""
    wanted = _kin(card.values[place])
    return [value for value in card.values if _kin(value) == wanted]


def _kin(value: Value) -> tuple[str, ...]:
    curve = value.content
    if not isinstance(curve, Curve):
        return ()
    return value.property, value.source, curve.axis, curve.axis_unit


def _revision(view: CardView) -> Wording:
    return Wording(f"{view.card.title} {view.number} v{view.revision} {view.content_hash}")


def _source(card: Card, place: int) -> list[Wording]:
    source = card.source_of(card.values[place])
    if source is None:
        return []
    told = filter(None, (source.title, source.report_no, source.address))
    return [Wording("来源 source: " + ", ".join(told))]


_FORM_UNKNOWN = Wording(
    "form 只能是 family（同组曲线）、true（真应力）或 plastic（塑性应变），或不写。",
    "'form' is family, true (true stress) or plastic (plastic strain), or is left out.",
)
