"""The document that a form was made from, carried in the form itself, so that what others change
meanwhile can be told from what was typed."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from typing import Any

from schemas.document import LARGEST, canonical_json, document_hash


def carried(document: Mapping[str, Any]) -> str:
    """A document as short text for a hidden field."""
    packed = zlib.compress(canonical_json(dict(document)).encode(), 6)
    return base64.b64encode(packed).decode("ascii")


def unpacked(text: str, content_hash: str) -> Mapping[str, Any] | None:
    """The document of that hash; None when the text holds none, or another one."""
    try:
        packed = zlib.decompressobj()
        raw = packed.decompress(base64.b64decode(text, validate=True), LARGEST)
        document = json.loads(raw)
        is_it = isinstance(document, dict) and document_hash(document) == content_hash
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return None
    return document if is_it else None
