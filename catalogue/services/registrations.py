"""Registrations: an enterprise with its first person, or an engineer of a carmaker."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services import enterprises, newcomers
from catalogue.services.actor import Actor, Origin, Role
from catalogue.services.admissions import Standing
from catalogue.services.audit import record as put_on_record
from catalogue.services.enterprise_records import FIELD_NAMES, Record, read_record
from catalogue.services.errors import InputRefused
from catalogue.services.letters import Letterhead
from catalogue.services.newcomers import CONFIRMED_WITHIN, Newcomer
from catalogue.services.people_errors import AlreadyRegistered
from catalogue.services.uniqueness import while_free
from catalogue.store import enterprises as store
from catalogue.store import people
from catalogue.store.enterprises import Enterprise

LONGEST_CODE = 40
CODE = Wording("企业代码", "enterprise code")

_NOT_IN_A_CODE = re.compile(r"[^A-Z0-9]+")
_LEGAL_FORMS = re.compile(r"\b(CO|LTD|INC|CORP|CORPORATION|COMPANY|LIMITED|GROUP|GMBH|PLC)\b")


@dataclass(frozen=True, slots=True)
class Application:
    """An enterprise that wishes to publish; without a `code` one is made of its name."""

    record: Record
    owner: Newcomer
    code: str = ""


def register_enterprise(
    session: Session, head: Letterhead, origin: Origin, asked: Application
) -> None:
    """Let the enterprise apply, with its first person as owner.

    Where the address has an account nothing is made, its owner is told, and the one who asks
    learns nothing of it. Raises InputRefused or AlreadyRegistered.
    """
    record, owner = _read_application(asked.record), newcomers.check(asked.owner)
    code = asked.code.strip().upper() or _free_code(session, record)
    enterprises.check_code(code)
    by = newcomers.applicant(owner.email, origin)
    is_free = newcomers.is_free(session, head, by, owner.email)
    _require_free(session, by, code, record.uscc)
    if is_free:
        made = _add(session, by, code, record)
        person = newcomers.open_account(session, head, origin, owner, Role.SUPPLIER, made.id)
        actor = newcomers.as_actor(person, origin)
        put_on_record(session, actor, "apply", "enterprise", code, uscc=record.uscc)


def register_engineer(session: Session, head: Letterhead, origin: Origin, asked: Newcomer) -> None:
    """Open the account of an engineer; where the address has one, its owner is told instead.

    Raises InputRefused.
    """
    who = newcomers.check(asked)
    if newcomers.is_free(session, head, newcomers.applicant(who.email, origin), who.email):
        newcomers.open_account(session, head, origin, who, Role.ENGINEER)


def proposed_code(record: Record) -> str:
    """A code from the English name without its legal form, or else from the credit code."""
    plain = _LEGAL_FORMS.sub(" ", record.en.upper().replace("'", ""))
    words = _NOT_IN_A_CODE.sub("-", plain).strip("-")
    return words[:LONGEST_CODE].strip("-") if len(words) > 1 else record.uscc


def _free_code(session: Session, record: Record) -> str:
    """The proposed code, told apart by the end of the credit code from another enterprise's."""
    code = proposed_code(record)
    found = store.by_code(session, code)
    if found is None or found.uscc == record.uscc:
        return code
    return f"{code[: LONGEST_CODE - 5]}-{record.uscc[-4:]}"


def _read_application(typed: Record) -> Record:
    found = read_record(typed)
    if not found.uscc:
        text = Wording("请填写统一社会信用代码。", "Give the unified social credit code.")
        raise InputRefused("uscc", text)
    return found


def _add(session: Session, by: Actor, code: str, record: Record) -> Enterprise:
    columns = asdict(record) | {"honours": json.dumps(record.honours)}
    standing = Standing.APPLIED.value
    with while_free(session, lambda: _require_free(session, by, code, record.uscc)):
        return store.add(session, code=code, kind="supplier", status=standing, **columns)


def _require_free(session: Session, by: Actor, code: str, uscc: str) -> None:
    """Raises AlreadyRegistered, unless what stands there has lapsed, which then gives way."""
    if code == enterprises.LITERATURE:
        raise AlreadyRegistered(CODE, code)
    of_uscc, of_code = (FIELD_NAMES["uscc"], uscc, store.by_uscc), (CODE, code, store.by_code)
    for what, name, find in (of_uscc, of_code):
        found = find(session, name)
        if found is not None and not _gave_way(session, by, found):
            raise AlreadyRegistered(what, name)


def _gave_way(session: Session, by: Actor, found: Enterprise) -> bool:
    """Whether the enterprise made room: one that was refused, or that nobody confirmed in time."""
    members = people.of_enterprise(session, found.id)
    if found.status == Standing.REFUSED:
        changed = store.change(session, found.id, code=f"{found.code}~{found.id}", uscc=None)
        put_on_record(session, by, "give_way", "enterprise", found.code, now=changed.code)
        return True
    waits = bool(members) and all(person.is_pending for person in members)
    if waits and all(person.created_at + CONFIRMED_WITHIN < now() for person in members):
        for person in members:
            newcomers.forget(session, by, person)
        return True
    return False
