"""The words in which the form of an answer is written down."""

from __future__ import annotations

from typing import Any

Shape = dict[str, Any]

TEXT: Shape = {"type": "string"}
WHOLE: Shape = {"type": "integer"}
NUMBER: Shape = {"type": "number"}
YES_OR_NO: Shape = {"type": "boolean"}
MOMENT: Shape = {"type": "string", "format": "date-time"}
HASH: Shape = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
ANY_OBJECT: Shape = {"type": "object"}


def whole_object(**parts: Shape) -> Shape:
    """An object with exactly these parts."""
    return {
        "type": "object",
        "properties": parts,
        "required": list(parts),
        "additionalProperties": False,
    }


def with_optional(shape: Shape, **parts: Shape) -> Shape:
    """The object with further parts, which may be left out."""
    return {**shape, "properties": {**shape["properties"], **parts}}


def extended(shape: Shape, **parts: Shape) -> Shape:
    """The object with further parts, which are always there."""
    return {
        **with_optional(shape, **parts),
        "required": [*shape["required"], *parts],
    }


def listed(shape: Shape) -> Shape:
    return {"type": "array", "items": shape}


def one_of(*words: str) -> Shape:
    return {"type": "string", "enum": list(words)}


def by_name(shape: Shape) -> Shape:
    """An object whose names are data."""
    return {"type": "object", "additionalProperties": shape}


def maybe(shape: Shape) -> Shape:
    return {"anyOf": [shape, {"type": "null"}]}


def part(name: str) -> Shape:
    return {"$ref": f"#/components/schemas/{name}"}


def told(description: str, shape: Shape) -> Shape:
    """The shape with a word about it."""
    return {"description": description, **shape}
