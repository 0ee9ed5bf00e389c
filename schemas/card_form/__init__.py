"""The form of a card: a document as typed to fields, and the posted fields back to a document."""

from __future__ import annotations

from schemas.card_form.actions import acted
from schemas.card_form.form import form_of
from schemas.card_form.reading import typed_from
from schemas.card_form.shown import Typed, anchor_of
from schemas.card_form.view import CardForm

__all__ = ["CardForm", "Typed", "acted", "anchor_of", "form_of", "typed_from"]
