"""The lines that tables of values have in common: one a value, one a limit of the composition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.card import Card
from cards.comparability import missing_axes
from cards.quantity import Quantity
from cards.requirement import Requirement
from cards.sources import SOURCE_KIND_NAMES, Source
from cards.values import BASIS_NAMES, Absence, Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.exports.exported import LICENCE, Exported
from schemas.origins import derivation_text
from schemas.sheet_rows import content_text

Cell = Wording | str | int | float | None

VALUE_HEADS = (
    "property",
    "name",
    "value",
    "unit",
    "low",
    "high",
    "canonical_unit",
    "qudt_unit",
    "basis",
    "conditions",
    "not_stated",
    "specimen",
    "standard",
    "method",
    "n",
    "s",
    "lots",
    "tested_on",
    "grade",
    "source_kind",
    "source",
    "source_url",
    "source_licence",
    "derived_by",
    "note",
    "confidential",
)
"""`value` and `unit` are as typed, `low` and `high` canonical; `not_stated` names the conditions
without which the value compares with no other."""

PROVENANCE_HEADS = (
    "revision",
    "state",
    "publisher",
    "publisher_kind",
    "published_on",
    "content_hash",
    "url",
    "licence",
)
SHARE_NAMES = {
    "minimum": Wording("下限", "minimum"),
    "maximum": Wording("上限", "maximum"),
    "measured": Wording("实测", "measured"),
}


def value_cells(card: Card, value: Value) -> list[Cell]:
    """A value under `VALUE_HEADS`."""
    source = card.source_of(value)
    return [
        value.property,
        VOCABULARY.property(value.property).name,
        *_content(value),
        BASIS_NAMES[value.basis] if value.basis else "",
        figures.conditions_text(value.conditions),
        "; ".join(missing_axes(value)),
        value.specimen,
        value.standard,
        value.method,
        value.specimens,
        value.deviation,
        value.lots,
        value.tested_on.isoformat() if value.tested_on else "",
        "" if value.is_absent else card.grade_of(value).value,
        SOURCE_KIND_NAMES[source.kind] if source else "",
        source.title if source else "",
        source.address if source else "",
        source.licence if source else "",
        derivation_text(value.derivation),
        value.note,
        "yes" if value.confidential else "",
    ]


def _content(value: Value) -> list[Cell]:
    """As typed, with its unit, then canonical; of a curve its extent, of an absence its reason."""
    quantity, content = value.quantity, value.content
    if quantity is not None:
        typed, unit = quantity.text.strip(), quantity.unit
        return [typed, unit, *_canonical(quantity)]
    told = content_text(content, value.property)
    if isinstance(content, Absence) and content.bound is not None:
        return [told, content.bound.unit, *_canonical(content.bound)]
    if isinstance(content, Curve):
        return [told, content.unit, None, None, "", ""]
    return [told, "", None, None, "", ""]


def _canonical(quantity: Quantity) -> list[Cell]:
    unit = quantity.canonical_unit
    return [quantity.low, quantity.high, unit, VOCABULARY.units[unit].iri]


def share_cells(card: Card) -> Iterator[list[Cell]]:
    """The composition under `VALUE_HEADS`: a line for each limit, measured share and balance."""
    composition = card.composition
    source = card.source_by_id.get(composition.source)
    for entry in composition.elements:
        key = f"composition.{entry.element}"
        name = Wording(f"成分 {entry.element}", f"Composition {entry.element}")
        shares = {kind: getattr(entry, kind) for kind in SHARE_NAMES}
        stated = [(said, SHARE_NAMES[kind]) for kind, said in shares.items() if said is not None]
        for share, basis in stated:
            yield [key, name, *_share(share), basis, *_of_source(composition.standard, source)]
        if entry.is_balance:
            balance: list[Cell] = [Wording("余量", "balance"), "", None, None, "", ""]
            yield [key, name, *balance, "", *_of_source(composition.standard, source)]


def _share(share: Quantity) -> list[Cell]:
    return [share.text.strip(), share.unit, *_canonical(share)]


def _of_source(standard: str, source: Source | None) -> list[Cell]:
    named: list[Cell] = ["", "", "", ""]
    if source is not None:
        kind = SOURCE_KIND_NAMES[source.kind]
        named = [kind, source.title, source.address, source.licence]
    return ["", "", "", standard, "", None, "", None, "", "", *named, NO_WORDING, "", ""]


def provenance_cells(exported: Exported) -> list[Cell]:
    """Where a card comes from, under `PROVENANCE_HEADS`."""
    on = exported.published_on
    return [
        exported.revision,
        exported.state.value,
        exported.publisher,
        exported.publisher_kind,
        on.isoformat() if on else "",
        exported.content_hash,
        exported.address,
        LICENCE,
    ]


def verdict_heads(requirements: Sequence[Requirement]) -> list[str]:
    """The heads of how a card answers a question, none without requirements."""
    if not requirements:
        return []
    texts = (entry.text for entry in requirements)
    each = [head for text in texts for head in (f"verdict {text}", f"gap {text}")]
    return ["place", "tier", "score_low", "score_high", *each]


def verdict_cells(exported: Exported) -> list[Cell]:
    """How the card answers, under `verdict_heads`; gaps in the canonical unit."""
    match = exported.match
    if match is None or not match.verdicts:
        return []
    scores: list[Cell] = [match.low, match.high] if match.is_scored else [None, None]
    each = [cell for entry in match.verdicts for cell in (entry.outcome.value, entry.gap)]
    return [exported.place, match.tier.value, *scores, *each]
