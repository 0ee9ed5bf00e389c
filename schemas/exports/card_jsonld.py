"""Cards as JSON-LD of schema.org, units named by QUDT; the context stands inside, so that nothing
is fetched to read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from cards.card import Card
from cards.composition import ElementContent
from cards.conditions import Condition
from cards.quantity import Quantity
from cards.sources import SOURCE_KIND_NAMES, Source
from cards.units import QUDT
from cards.values import BASIS_NAMES, Absence, Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas import figures
from schemas.document import canonical_json
from schemas.exports.exported import LICENCE, Exported, Occasion
from schemas.sheet_rows import content_text

Node = dict[str, Any]

CONTEXT = {
    "@vocab": "https://schema.org/",
    "mgcards": "urn:mgcards:",
    "unit": QUDT,
    "unitCode": {"@id": "https://schema.org/unitCode", "@type": "@id"},
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
}
_SPECIAL = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Written so, no text ends the script element of a page; it is the same JSON."""


def card_jsonld(exported: Exported) -> str:
    """One card."""
    return canonical_json({"@context": CONTEXT, **_product(exported)}).translate(_SPECIAL) + "\n"


def cards_jsonld(cards: Iterable[Exported], occasion: Occasion) -> Iterator[str]:
    """Many cards as one graph, a card a line."""
    own = {"@type": "Dataset", "license": tagged(LICENCE), "version": occasion.pub_seq}
    own |= {"name": occasion.question or "MgCards", "mgcards:total": occasion.total}
    own |= {"@id": occasion.address, "url": occasion.address} if occasion.address else {}
    yield f'{{"@context":{json.dumps(CONTEXT)},"@graph":[\n' + _written(own)
    for exported in cards:
        yield ",\n" + _written(_product(exported))
    yield "\n]}\n"


def tagged(wording: Wording) -> list[Node]:
    """A text with its language, in each in which there is one."""
    texts = {"zh": wording.zh, "en": wording.en}
    return [{"@value": text, "@language": tag} for tag, text in texts.items() if text]


def _written(node: Node) -> str:
    return canonical_json(node).translate(_SPECIAL)


def _product(exported: Exported) -> Node:
    card, on = exported.card, exported.published_on
    shares = (_share(entry, kind) for entry in card.composition.elements for kind in _SHARES)
    product: Node = {
        "@id": exported.address,
        "@type": "ProductModel",
        "identifier": f"{exported.number}v{exported.revision}",
        "sku": exported.number,
        "version": exported.revision,
        "creativeWorkStatus": exported.state.value,
        "sha256": exported.content_hash,
        "name": card.title,
        "alternateName": list(card.other_designations),
        "description": tagged(card.summary),
        "category": card.family,
        "url": exported.address,
        "license": tagged(LICENCE),
        "publisher": _publisher(exported),
        "dateModified": on and on.isoformat(),
        "additionalProperty": [*(_property(card, value) for value in exported.values), *shares],
        "citation": [_citation(source, exported) for source in card.sources],
    }
    product["additionalProperty"] = [entry for entry in product["additionalProperty"] if entry]
    if exported.match is not None and exported.match.verdicts:
        product["mgcards:tier"] = exported.match.tier.value
        product["mgcards:verdict"] = [
            {"mgcards:requirement": entry.requirement.text, "mgcards:outcome": entry.outcome.value}
            for entry in exported.match.verdicts
        ]
    return _stated(product)


def _publisher(exported: Exported) -> Node:
    return {
        "@type": "Organization",
        "name": tagged(exported.publisher),
        "identifier": exported.publisher_code,
        "mgcards:kind": exported.publisher_kind,
    }


def _property(card: Card, value: Value) -> Node:
    """A value with all that stands beside it; numbers are canonical, `mgcards:typed` as typed."""
    definition = VOCABULARY.property(value.property)
    source, grade = card.source_of(value), None if value.is_absent else card.grade_of(value)
    return _stated(
        {
            "@type": "PropertyValue",
            "propertyID": value.property,
            "name": tagged(definition.name),
            **_content(value),
            "measurementTechnique": value.standard,
            "measurementMethod": value.method,
            "valueReference": [_condition(entry) for entry in value.conditions.values()],
            "citation": source.title if source else "",
            "mgcards:basis": tagged(BASIS_NAMES[value.basis]) if value.basis else "",
            "mgcards:specimens": value.specimens,
            "mgcards:standardDeviation": value.deviation,
            "mgcards:lots": value.lots,
            "mgcards:specimen": value.specimen,
            "mgcards:testedOn": value.tested_on.isoformat() if value.tested_on else "",
            "mgcards:grade": grade and grade.value,
            "mgcards:derivedBy": value.derivation.formula if value.derivation else "",
            "mgcards:note": value.note,
        }
    )


def _content(value: Value) -> Node:
    content = value.content
    if isinstance(content, Quantity):
        return _quantity(content)
    if isinstance(content, Curve):
        points = [[point.typed_x, point.typed_y] for point in content.points]
        return {
            "mgcards:axis": content.axis,
            "mgcards:axisUnit": content.axis_unit,
            "mgcards:typedUnit": content.unit,
            "mgcards:points": json.dumps(points, ensure_ascii=False),
        }
    if isinstance(content, Absence) and content.bound is not None:
        absence = {"mgcards:absent": content.reason.value}
        return absence | _quantity(content.bound)
    told = content_text(content, value.property)
    return {"value": tagged(told)}


def _quantity(quantity: Quantity) -> Node:
    unit = VOCABULARY.units[quantity.canonical_unit]
    is_one = quantity.low == quantity.high
    ends: Node = {"minValue": quantity.low, "maxValue": quantity.high}
    return {
        **({"value": quantity.low} if is_one else ends),
        "unitText": unit.display or unit.key,
        "unitCode": unit.iri,
        "mgcards:typed": quantity.text,
        "mgcards:typedUnit": quantity.unit,
    }


def _condition(condition: Condition) -> Node:
    axis = VOCABULARY.axis(condition.axis)
    unit = VOCABULARY.units[axis.unit] if axis.unit else None
    said: Node = {"value": tagged(figures.condition_text(condition))}
    if unit is not None:
        is_one = condition.low == condition.high
        ends: Node = {"minValue": condition.low, "maxValue": condition.high}
        said = {"value": condition.low} if is_one else ends
        said |= {"unitText": unit.display or unit.key, "unitCode": unit.iri}
    own = {"@type": "PropertyValue", "propertyID": axis.key, "name": tagged(axis.name)}
    return _stated(own | said | {"mgcards:typed": condition.typed})


_SHARES = ("minimum", "maximum", "measured")


def _share(entry: ElementContent, kind: str) -> Node:
    share: Quantity | None = getattr(entry, kind)
    if share is None:
        return {}
    own = {"@type": "PropertyValue", "propertyID": f"composition.{entry.element}"}
    return _stated({**own, **_quantity(share), "mgcards:limit": kind})


def _citation(source: Source, exported: Exported) -> Node:
    return _stated(
        {
            "@type": "CreativeWork",
            "@id": f"{exported.address}#{source.id}" if exported.address else "",
            "name": source.title,
            "identifier": source.doi or source.report_no,
            "url": source.address if source.address.startswith(("https://", "http://")) else "",
            "datePublished": source.dated.isoformat() if source.dated else "",
            "license": source.licence,
            "genre": tagged(SOURCE_KIND_NAMES[source.kind]),
        }
    )


def _stated(node: Node) -> Node:
    """The node without what is not stated; 0 is a statement."""
    return {key: entry for key, entry in node.items() if entry not in (None, "", [])}
