"""The record of an enterprise, as its owner keeps it: its names, where it is, its honours."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import enterprises
from catalogue.services.actor import Actor, require_manager
from catalogue.services.audit import record as put_on_record
from catalogue.services.errors import InputRefused
from catalogue.services.honours import read_honours
from catalogue.services.people_errors import AlreadyRegistered, StaleEnterprise
from catalogue.services.signs import refuse_unseen
from catalogue.services.uniqueness import while_free
from catalogue.store import enterprises as store
from catalogue.store.enterprises import Enterprise

LONGEST = {"zh": 200, "en": 200, "city": 60, "cluster": 100, "website": 200, "contact": 200}
FIELD_NAMES = {
    "zh": Wording("中文名称", "Chinese name"),
    "en": Wording("英文名称", "English name"),
    "uscc": Wording("统一社会信用代码", "unified social credit code"),
    "city": Wording("所在城市", "city"),
    "cluster": Wording("产业集群", "industrial cluster"),
    "website": Wording("网址", "website"),
    "contact": Wording("联系方式", "contact"),
}
KEPT_ONCE_ADMITTED = ("zh", "uscc")
"""They are what the reviewer admitted."""
KEPT_ONCE_PUBLISHED = ("zh", "en")
"""They stand on every card, printed ones too, and cards are found by them."""

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Record:
    """What an enterprise says of itself; only the Chinese name is never empty."""

    zh: str
    en: str = ""
    uscc: str = ""
    city: str = ""
    cluster: str = ""
    website: str = ""
    contact: str = ""
    honours: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """An enterprise before its keeper, with the fields of its record that stay as they are."""

    enterprise: Enterprise
    fixed: tuple[str, ...]


def record_of(enterprise: Enterprise) -> Record:
    """The record as it stands."""
    return Record(
        enterprise.zh,
        enterprise.en,
        enterprise.uscc or "",
        enterprise.city,
        enterprise.cluster,
        enterprise.website,
        enterprise.contact,
        enterprise.honours,
    )


def version_of(enterprise: Enterprise) -> str:
    """What changes with every change that readers of the record see."""
    said = [asdict(record_of(enterprise)), enterprise.status, enterprise.logo_sha256]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


def read_record(typed: Record) -> Record:
    """The record as it is stored. Raises InputRefused for the first field that cannot be."""
    texts = {name: _BLANK.sub(" ", getattr(typed, name)).strip() for name in LONGEST}
    texts["uscc"] = _BLANK.sub("", typed.uscc).upper()
    found = replace(typed, **texts, honours=read_honours(typed.honours))
    for name, text in texts.items():
        refuse_unseen(name, text)
    enterprises.check_names(found.zh, found.uscc)
    for name, length in _too_long(found):
        said = FIELD_NAMES[name]
        text = Wording(
            f"{said.zh}不能超过 {length} 字。", f"The {said.en} has {length} characters at most."
        )
        raise InputRefused(name, text)
    _check_website(found.website)
    return found


def _too_long(record: Record) -> Iterator[tuple[str, int]]:
    return ((name, most) for name, most in LONGEST.items() if len(getattr(record, name)) > most)


def _check_website(website: str) -> None:
    if website and not _leads_to_a_site(website):
        raise InputRefused(
            "website",
            Wording(
                f"网址“{website}”不对：请写成 https://www.example.com 的样子。",
                f"'{website}' is no website: write it like https://www.example.com.",
            ),
        )


def _leads_to_a_site(website: str) -> bool:
    try:
        parts = urlsplit(website)
    except ValueError:
        return False
    is_web = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    return is_web and "@" not in parts.netloc and not _BLANK.search(website)


def keep_record(
    session: Session, actor: Actor, code: str, typed: Record, expected: str | None = None
) -> Enterprise:
    """The enterprise with another record; `expected` is the version that its keeper started from.

    Raises EnterpriseNotFound, Forbidden, InputRefused, AlreadyRegistered or StaleEnterprise.
    """
    current = lock_to_keep(session, actor, code)
    if expected is not None and expected != version_of(current):
        raise StaleEnterprise(code)
    wanted = read_record(typed)
    changed = _changed(record_of(current), wanted)
    _refuse_new_name(current, changed, has_cards=store.has_published(session, current.id))
    columns = asdict(wanted) | {
        "uscc": wanted.uscc or None,
        "honours": json.dumps(wanted.honours),
    }
    with while_free(session, lambda: _require_own(session, current.id, wanted.uscc)):
        kept = store.change(session, current.id, **columns)
    if changed:
        put_on_record(session, actor, "edit", "enterprise", code, changed=changed)
    return kept


def get_to_keep(session: Session, actor: Actor, code: str) -> Kept:
    """The enterprise as its keeper sees it. Raises EnterpriseNotFound or Forbidden."""
    found = enterprises.enterprise_for(session, actor, code)
    require_manager(actor, found.id)
    return Kept(found, fixed_fields(found, has_cards=store.has_published(session, found.id)))


def lock_to_keep(session: Session, actor: Actor, code: str) -> Enterprise:
    """The enterprise, which the actor keeps and nobody else changes meanwhile.

    Raises EnterpriseNotFound or Forbidden.
    """
    require_manager(actor, enterprises.enterprise_for(session, actor, code).id)
    return enterprises.locked(session, code)


def _changed(former: Record, wanted: Record) -> list[str]:
    before, now = asdict(former), asdict(wanted)
    return [name for name in before if list(before[name]) != list(now[name])]


def _refuse_new_name(current: Enterprise, changed: Sequence[str], *, has_cards: bool) -> None:
    for name in fixed_fields(current, has_cards=has_cards):
        if name in changed:
            what = FIELD_NAMES[name]
            text = Wording(
                f"{what.zh}在获准并发布卡片后不再改动；确需更改请联系目录管理者。",
                f"The {what.en} stays as it was admitted and published; ask the person who keeps "
                "the catalogue if it must change.",
            )
            raise InputRefused(name, text)


def fixed_fields(enterprise: Enterprise, *, has_cards: bool) -> tuple[str, ...]:
    """The fields of the record that can no longer be changed."""
    admitted = [name for name in KEPT_ONCE_ADMITTED if getattr(enterprise, name)]
    kept = (
        *(admitted if enterprise.is_public else ()),
        *(KEPT_ONCE_PUBLISHED if has_cards else ()),
    )
    return tuple(name for name in FIELD_NAMES if name in kept)


def _require_own(session: Session, enterprise_id: int, uscc: str) -> None:
    found = store.by_uscc(session, uscc) if uscc else None
    if found is not None and found.id != enterprise_id:
        raise AlreadyRegistered(FIELD_NAMES["uscc"], uscc)
