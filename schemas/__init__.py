"""The border: untrusted mappings in, cards out; cards in, plain mappings and sheets out."""

from __future__ import annotations

from schemas.card import CardSchema
from schemas.document import canonical_json, content_hash, document_hash, parse_json
from schemas.draft import Draft, dump_card, load_card, read_draft, read_submission
from schemas.errors import DocumentUnreadable
from schemas.typed_document import Rejected

__all__ = [
    "CardSchema",
    "DocumentUnreadable",
    "Draft",
    "Rejected",
    "canonical_json",
    "content_hash",
    "document_hash",
    "dump_card",
    "load_card",
    "parse_json",
    "read_draft",
    "read_submission",
]
