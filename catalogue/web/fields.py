"""The fields of a form about enterprises and people, and which of them was refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import request
from flask_babel import gettext as _

from cards.errors import CardError
from catalogue.http.errors import status_of
from catalogue.http.languages import language
from catalogue.services.enterprise_records import LONGEST, Record
from catalogue.services.newcomers import LONGEST_NAME, Newcomer


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form; `most` is how many characters it takes."""

    name: str
    label: str
    text: str = ""
    hint: str = ""
    kind: str = "text"
    autocomplete: str = "off"
    is_required: bool = False
    is_fixed: bool = False
    most: int = 200


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form was not accepted, and the field that it is about, empty for the whole form."""

    field: str
    text: str
    status: int


def refusal_of(error: CardError) -> Refusal:
    """What went wrong, in the language of the reader."""
    field = str(getattr(error, "field", ""))
    return Refusal(field, error.wording.in_language(language()), int(status_of(error)))


def typed_record() -> Record:
    """What a form says of an enterprise."""
    said = {name: request.form.get(name, "") for name in (*LONGEST, "uscc")}
    return Record(**said, honours=tuple(request.form.getlist("honours")))


def typed_newcomer() -> Newcomer:
    """What a form says of the person who fills it in."""
    said = (request.form.get(name, "") for name in ("name", "email", "password", "company"))
    return Newcomer(*said)


def name_fields(record: Record, fixed: Iterable[str] = ()) -> list[Field]:
    """What an enterprise is called, and where it is."""
    asked = (
        Field("zh", _("Chinese name"), hint=_("As in the business licence."), is_required=True),
        Field("en", _("English name"), hint=_("Printed beside the Chinese.")),
        Field(
            "uscc",
            _("Unified social credit code"),
            hint=_("18 characters, as in the business licence."),
            is_required=True,
            most=24,
        ),
        Field("city", _("City"), is_required=True),
        Field("cluster", _("Industrial cluster"), hint=_("If the enterprise belongs to one.")),
    )
    return _filled(asked, record, fixed)


def contact_fields(record: Record) -> list[Field]:
    """How readers of a card reach the enterprise."""
    asked = (
        Field("website", _("Website"), hint=_("Begins with https://"), kind="url"),
        Field("contact", _("Contact for readers"), hint=_("Published with the cards.")),
    )
    return _filled(asked, record, ())


def person_fields(person: Newcomer) -> list[Field]:
    """Who signs in; a password is never shown again."""
    return [name_field(person.name), email_field(person.email), password_field()]


def name_field(text: str) -> Field:
    return Field(
        "name",
        _("Your name"),
        text,
        autocomplete="name",
        is_required=True,
        most=LONGEST_NAME,
    )


def email_field(text: str, label: str = "") -> Field:
    shown = label or _("E-mail")
    return Field("email", shown, text, kind="email", autocomplete="username", is_required=True)


def password_field() -> Field:
    return Field(
        "password",
        _("Password"),
        hint=_("At least 8 characters."),
        kind="password",
        autocomplete="new-password",
        is_required=True,
        most=128,
    )


def _filled(asked: Iterable[Field], record: Record, fixed: Iterable[str]) -> list[Field]:
    kept = set(fixed)
    return [
        replace(
            entry,
            text=getattr(record, entry.name),
            is_fixed=entry.name in kept,
            most=LONGEST.get(entry.name, entry.most),
        )
        for entry in asked
    ]
