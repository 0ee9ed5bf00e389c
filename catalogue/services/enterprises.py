"""Enterprises: who publishes cards and who looks for material."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, TypedDict, Unpack

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services.actor import Actor, Role, require_administrator
from catalogue.services.audit import record
from catalogue.services.errors import AlreadyThere, EnterpriseNotFound, InputRefused, NotAdmitted
from catalogue.services.uniqueness import while_free
from catalogue.store import enterprises as store
from catalogue.store.enterprises import Enterprise

Kind = Literal["supplier", "user", "editorial"]
KINDS: tuple[Kind, ...] = ("supplier", "user", "editorial")

LITERATURE = "LITERATURE"
"""The code under which the editors keep cards that are taken from published data."""


class Details(TypedDict, total=False):
    """What may be said of an enterprise beside its names; `kind` is supplier by default."""

    kind: Kind
    uscc: str | None
    city: str
    website: str
    contact: str


_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{1,39}")
_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def create_enterprise(
    session: Session,
    actor: Actor,
    code: str,
    zh: str,
    en: str = "",
    **details: Unpack[Details],
) -> Enterprise:
    """A new enterprise. Raises Forbidden, InputRefused or AlreadyThere."""
    require_administrator(actor)
    uscc = details.pop("uscc", None) or None
    check_code(code)
    check_names(zh, uscc)
    columns = {"code": code, "zh": zh, "en": en, "uscc": uscc, "kind": "supplier", **details}
    with while_free(session, lambda: _require_free(session, code, uscc)):
        made = store.add(session, **columns)
    record(session, actor, "create", "enterprise", code)
    return made


def require_admitted(enterprise: Enterprise) -> None:
    """Raises NotAdmitted for an enterprise that applied, was refused or is suspended."""
    if enterprise.status != "admitted":
        raise NotAdmitted(enterprise.code, enterprise.status)


def _require_free(session: Session, code: str, uscc: str | None) -> None:
    if store.by_code(session, code):
        raise AlreadyThere(Wording("企业代码", "enterprise code"), code)
    if uscc and store.by_uscc(session, uscc):
        raise AlreadyThere(Wording("统一社会信用代码", "unified social credit code"), uscc)


def get_enterprise(session: Session, code: str) -> Enterprise:
    """The enterprise of that code. Raises EnterpriseNotFound."""
    found = store.by_code(session, code)
    if found is None:
        raise EnterpriseNotFound(code)
    return found


def enterprise_for(session: Session, actor: Actor, code: str) -> Enterprise:
    """The enterprise of that code, of which the actor may know. Raises EnterpriseNotFound."""
    found = get_enterprise(session, code)
    if not found.is_public and not actor.may_read_drafts(found.id):
        raise EnterpriseNotFound(code)
    return found


def own_enterprise(session: Session, actor: Actor) -> Enterprise | None:
    """The enterprise that the actor belongs to, whatever he or she may do in it."""
    belongs = actor.role is Role.SUPPLIER and actor.enterprise_id is not None
    return store.by_id(session, actor.enterprise_id) if belongs else None


def locked(session: Session, code: str) -> Enterprise:
    """The enterprise of that code, which nobody else changes meanwhile.

    Raises EnterpriseNotFound.
    """
    found = store.lock(session, code)
    if found is None:
        raise EnterpriseNotFound(code)
    return found


def list_enterprises(session: Session) -> Sequence[Enterprise]:
    """All enterprises, also those that readers know nothing of, by code."""
    return store.all_by_code(session)


def names_of(session: Session, codes: Collection[str]) -> Mapping[str, Wording]:
    """What these enterprises are called, by their codes; unknown codes are left out."""
    return store.names(session, codes)


def list_admitted(session: Session) -> Sequence[Enterprise]:
    """The enterprises that readers know of and that may publish, by code."""
    return store.with_status(session, "admitted")


def check_names(zh: str, uscc: str | None) -> None:
    """Raises InputRefused for a missing name or a wrong credit code."""
    _check_name(zh)
    _check_uscc(uscc)


def check_code(code: str) -> None:
    """Raises InputRefused for a code that would not do in an address."""
    if not _CODE.fullmatch(code):
        raise InputRefused(
            "code",
            Wording(
                f"企业代码“{code}”无效：请用 2–40 位大写字母、数字、- 或 _。",
                f"Enterprise code '{code}' is not valid: use 2–40 capitals, digits, - or _.",
            ),
        )


def _check_name(zh: str) -> None:
    if not zh.strip() or len(zh) > 200:
        raise InputRefused(
            "zh",
            Wording(
                "请填写企业中文名称（不超过 200 字）。", "Give the Chinese name (200 at most)."
            ),
        )


def _check_uscc(uscc: str | None) -> None:
    if uscc and not is_uscc(uscc):
        raise InputRefused(
            "uscc",
            Wording(
                f"统一社会信用代码“{uscc}”的位数或校验码不对（GB 32100）。",
                f"Unified social credit code '{uscc}' fails its length or check digit (GB 32100).",
            ),
        )


def is_uscc(text: str) -> bool:
    """Whether `text` is a unified social credit code with a right check digit (GB 32100-2015)."""
    if len(text) != 18 or any(sign not in _USCC_SIGNS for sign in text):
        return False
    places = [_USCC_SIGNS.index(sign) for sign in text]
    total = sum(place * weight for place, weight in zip(places, _USCC_WEIGHTS, strict=False))
    return places[17] == (31 - total % 31) % 31
