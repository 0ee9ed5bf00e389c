"""The files that enterprises keep as evidence: who adds, reads, shows and removes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from cards.errors import CardRefused
from cards.wording import Wording
from catalogue.evidence.kinds import MEDIA_TYPES
from catalogue.evidence.receiving import KeptFile
from catalogue.services.actor import Actor, require_editor
from catalogue.services.audit import record
from catalogue.services.enterprises import enterprise_for
from catalogue.services.errors import Forbidden
from catalogue.services.evidence_errors import AttachmentInUse, AttachmentNotFound
from catalogue.store import attachments as store
from catalogue.store import blobs
from catalogue.store.attachments import Attachment, Citation
from schemas.source_files import named_in, not_kept

MOST = 100
"""Files on a page of a list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An attachment with every place where a source names it."""

    attachment: Attachment
    citations: tuple[Citation, ...]

    @property
    def is_removable(self) -> bool:
        """Whether no card rests on it that was submitted or published."""
        return not any(found.state in store.FROZEN for found in self.citations)


def require_keeper(session: Session, actor: Actor, enterprise_code: str) -> None:
    """To be asked before a file is received. Raises EnterpriseNotFound or Forbidden."""
    require_editor(actor, enterprise_for(session, actor, enterprise_code).id)


def attach(session: Session, actor: Actor, enterprise_code: str, file: KeptFile) -> Attachment:
    """The file as one of the enterprise; one that it keeps already stays as it is.

    Raises EnterpriseNotFound or Forbidden.
    """
    enterprise = enterprise_for(session, actor, enterprise_code)
    require_editor(actor, enterprise.id)
    facts = file.facts
    media_type = MEDIA_TYPES[facts.kind]
    numbers = {"pages": facts.pages, "width": facts.width, "height": facts.height}
    blobs.note(session, file.sha256, size=file.size, media_type=media_type, **numbers)
    known = _of(session, enterprise.id, file.sha256)
    if known is not None:
        return known
    # Whoever notes the same file at once waits above until this transaction ends.
    store.add(session, enterprise.id, file.sha256, file.name, actor.user_id)
    made = _of(session, enterprise.id, file.sha256)
    assert made is not None
    _record(session, actor, "attach", made)
    return made


def list_attachments(
    session: Session,
    actor: Actor,
    enterprise_code: str,
    most: int = MOST,
    before: int | None = None,
) -> Sequence[Listed]:
    """What the enterprise keeps, the newest first: at most that many, and those only whose id is
    below `before`. Raises EnterpriseNotFound or Forbidden."""
    enterprise = enterprise_for(session, actor, enterprise_code)
    if not actor.may_read_drafts(enterprise.id):
        raise Forbidden(Wording("查看该企业的附件", "see the attachments of this enterprise"))
    found: dict[str, list[Citation]] = {}
    for citation in store.citations(session, enterprise.id):
        found.setdefault(citation.sha256, []).append(citation)
    return [
        Listed(entry, tuple(found.get(entry.sha256, ())))
        for entry in store.of_enterprise(session, enterprise.id, most, before)
    ]


def get_attachment(session: Session, actor: Actor, sha256: str) -> Attachment:
    """A file that the actor may read: its own people and reviewers always, others when it is
    public and a published card rests on it. Raises AttachmentNotFound for everything else.
    """
    found = store.of_hash(session, sha256)
    own = (entry for entry in found if actor.may_read_drafts(entry.enterprise.id))
    shown = (entry for entry in found if _shown(session, entry.enterprise.id, [entry]))
    chosen = next(own, None) or next(shown, None)
    if chosen is None:
        raise AttachmentNotFound(sha256)
    return chosen


def readable(
    session: Session,
    actor: Actor,
    enterprise_id: int,
    hashes: Collection[str],
    *,
    are_published: bool = False,
) -> Mapping[str, Attachment]:
    """Those of the enterprise's files that the actor may read, by their hashes; `are_published`
    is whether a published card is known to name them."""
    found = store.among(session, enterprise_id, hashes) if hashes else []
    if not actor.may_read_drafts(enterprise_id):
        found = _shown(session, enterprise_id, found, are_published=are_published)
    return {entry.sha256: entry for entry in found}


def set_public(
    session: Session, actor: Actor, sha256: str, *, is_public: bool, enterprise_code: str = ""
) -> Attachment:
    """The file, to be seen by everybody as soon as a published card rests on it, or by nobody
    but its own people and reviewers.

    Raises AttachmentNotFound or Forbidden.
    """
    own = _own(session, actor, sha256, enterprise_code)
    if own.is_public == is_public:
        return own
    store.change(session, own.id, is_public=is_public)
    _record(session, actor, "make_public" if is_public else "make_confidential", own)
    return _own(session, actor, sha256, own.enterprise.code)


def remove(session: Session, actor: Actor, sha256: str, enterprise_code: str = "") -> Attachment:
    """The file that the enterprise no longer keeps.

    Raises AttachmentNotFound, Forbidden, or AttachmentInUse when a card that was submitted or
    published rests on it.
    """
    own = _own(session, actor, sha256, enterprise_code)
    if not store.lock(session, own.id):
        raise AttachmentNotFound(sha256)
    resting = store.citations(session, own.enterprise.id, store.FROZEN, sha256)
    numbers = sorted({found.number for found in resting})
    if numbers:
        raise AttachmentInUse(own.name, numbers)
    store.remove(session, own.id)
    _record(session, actor, "remove", own)
    return own


def own_attachment(
    session: Session, actor: Actor, sha256: str, enterprise_code: str = ""
) -> Attachment:
    """A file as its own people and reviewers see it. Raises AttachmentNotFound."""
    found = store.of_hash(session, sha256)
    own = (entry for entry in found if actor.may_read_drafts(entry.enterprise.id))
    chosen = next((one for one in own if enterprise_code in ("", one.enterprise.code)), None)
    if chosen is None:
        raise AttachmentNotFound(sha256)
    return chosen


def require_held(session: Session, enterprise_id: int, document: Mapping[str, Any]) -> None:
    """Nobody removes, until this transaction ends, what the sources of a document name.

    Raises CardRefused when the enterprise does not keep one of these files.
    """
    named = set(named_in(document).values())
    if not named:
        return
    missing = named - store.held(session, enterprise_id, named)
    if missing:
        raise CardRefused(not_kept(document, missing))


def _of(session: Session, enterprise_id: int, sha256: str) -> Attachment | None:
    return next(iter(store.among(session, enterprise_id, (sha256,))), None)


def _own(session: Session, actor: Actor, sha256: str, enterprise_code: str) -> Attachment:
    own = own_attachment(session, actor, sha256, enterprise_code)
    require_editor(actor, own.enterprise.id)
    return own


def _shown(
    session: Session,
    enterprise_id: int,
    entries: Iterable[Attachment],
    *,
    are_published: bool = False,
) -> list[Attachment]:
    """Those that everybody may read: public, and named by a published card."""
    public = {entry.sha256: entry for entry in entries if entry.is_public}
    if are_published or not public:
        return list(public.values())
    return [public[sha256] for sha256 in store.shown_with(session, enterprise_id, public.keys())]


def _record(session: Session, actor: Actor, action: str, entry: Attachment) -> None:
    details = {"enterprise": entry.enterprise.code, "file": entry.name, "size": entry.size}
    record(session, actor, action, "attachment", entry.sha256, **details)
