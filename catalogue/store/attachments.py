"""The files that enterprises keep as evidence, and the revisions whose sources name them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, or_, select, update
from sqlalchemy.orm import Session

from cards.revision import RevisionState
from catalogue.models import AttachmentRow, BlobRow, CardRow, EnterpriseRow, RevisionRow
from catalogue.store.enterprises import Enterprise, as_enterprise
from schemas.source_files import named_in

FROZEN = (
    RevisionState.SUBMITTED,
    RevisionState.PUBLISHED,
    RevisionState.SUPERSEDED,
    RevisionState.WITHDRAWN,
)
"""The states in which a revision can be read for ever, so that its reports stay."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of an enterprise; `pages` are those of a PDF or the sheets of a workbook, `width` and
    `height` pixels."""

    id: int
    enterprise: Enterprise
    sha256: str
    name: str
    size: int
    media_type: str
    pages: int | None
    width: int | None
    height: int | None
    is_public: bool
    created_at: datetime
    created_by: int | None


@dataclass(frozen=True, slots=True)
class Citation:
    """That the source of that id in a revision of a card names a file."""

    number: str
    revision: int
    state: RevisionState
    source: str
    sha256: str


def _select() -> Select[Any]:
    return (
        select(AttachmentRow, BlobRow, EnterpriseRow)
        .join(BlobRow, AttachmentRow.sha256 == BlobRow.sha256)
        .join(EnterpriseRow, AttachmentRow.enterprise_id == EnterpriseRow.id)
        .execution_options(populate_existing=True)
    )


def _as_attachment(row: AttachmentRow, blob: BlobRow, enterprise: EnterpriseRow) -> Attachment:
    return Attachment(
        id=row.id,
        enterprise=as_enterprise(enterprise),
        sha256=row.sha256,
        name=row.name,
        size=blob.size,
        media_type=blob.media_type,
        pages=blob.pages,
        width=blob.width,
        height=blob.height,
        is_public=row.is_public,
        created_at=row.created_at,
        created_by=row.created_by,
    )


def _all(session: Session, query: Select[Any]) -> list[Attachment]:
    return [_as_attachment(*found) for found in session.execute(query)]


def of_hash(session: Session, sha256: str) -> list[Attachment]:
    """The attachments with that content, one an enterprise at most."""
    query = _select().where(AttachmentRow.sha256 == sha256)
    return _all(session, query.order_by(AttachmentRow.id))


def of_enterprise(
    session: Session, enterprise_id: int, most: int, before: int | None = None
) -> list[Attachment]:
    """At most that many of what the enterprise keeps, the newest first, below the id `before`."""
    query = _select().where(AttachmentRow.enterprise_id == enterprise_id)
    if before is not None:
        query = query.where(AttachmentRow.id < before)
    return _all(session, query.order_by(AttachmentRow.id.desc()).limit(most))


def among(session: Session, enterprise_id: int, hashes: Collection[str]) -> list[Attachment]:
    """Those of the files that the enterprise keeps."""
    query = _select().where(AttachmentRow.enterprise_id == enterprise_id)
    return _all(session, query.where(AttachmentRow.sha256.in_(hashes)))


def kept(session: Session, enterprise_id: int, hashes: Collection[str]) -> set[str]:
    """Those of the hashes that the enterprise keeps."""
    return set(session.scalars(_hashes(enterprise_id, hashes)))


def held(session: Session, enterprise_id: int, hashes: Collection[str]) -> set[str]:
    """Those of the hashes that the enterprise keeps; they stay so until this transaction ends."""
    return set(session.scalars(_hashes(enterprise_id, hashes).with_for_update(read=True)))


def _hashes(enterprise_id: int, hashes: Collection[str]) -> Select[tuple[str]]:
    return select(AttachmentRow.sha256).where(
        AttachmentRow.enterprise_id == enterprise_id, AttachmentRow.sha256.in_(hashes)
    )


def lock(session: Session, attachment_id: int) -> bool:
    """Whether the attachment is there still; nobody else rests on it, or changes it, until this
    transaction ends."""
    query = select(AttachmentRow.id).where(AttachmentRow.id == attachment_id)
    return session.scalar(query.with_for_update()) is not None


def add(
    session: Session, enterprise_id: int, sha256: str, name: str, created_by: int | None
) -> None:
    session.add(
        AttachmentRow(enterprise_id=enterprise_id, sha256=sha256, name=name, created_by=created_by)
    )
    session.flush()


def change(session: Session, attachment_id: int, **columns: object) -> None:
    session.execute(
        update(AttachmentRow).where(AttachmentRow.id == attachment_id).values(**columns)
    )


def remove(session: Session, attachment_id: int) -> None:
    """Take the file from the enterprise; its content is swept when nobody keeps it."""
    session.execute(delete(AttachmentRow).where(AttachmentRow.id == attachment_id))


def shown_with(session: Session, enterprise_id: int, hashes: Collection[str]) -> set[str]:
    """Those of the hashes that sources of a published card of the enterprise name."""
    query = (
        select(RevisionRow.document)
        .join(CardRow, RevisionRow.card_id == CardRow.id)
        .where(CardRow.enterprise_id == enterprise_id)
        .where(RevisionRow.state == RevisionState.PUBLISHED, or_(*map(_names, hashes)))
    )
    named = (named_in(json.loads(document)).values() for document in session.scalars(query))
    return {sha256 for found in named for sha256 in found} & set(hashes)


def _names(sha256: str) -> ColumnElement[bool]:
    """Whether the document names the file, or any file where the hash is empty."""
    sign = f'"attachment_sha256":"{sha256}'
    return RevisionRow.document.contains(sign, autoescape=True)


def citations(
    session: Session,
    enterprise_id: int,
    states: Collection[RevisionState] = tuple(RevisionState),
    sha256: str = "",
) -> Iterator[Citation]:
    """Where sources in revisions of the enterprise name a file, or that file, by card number."""
    query = (
        select(CardRow.number, RevisionRow.n, RevisionRow.state, RevisionRow.document)
        .join(CardRow, RevisionRow.card_id == CardRow.id)
        .where(CardRow.enterprise_id == enterprise_id, RevisionRow.state.in_(states))
        .where(_names(sha256))
        .order_by(CardRow.number, RevisionRow.n)
    )
    for number, n, state, document in session.execute(query):
        for source, named in named_in(json.loads(document)).items():
            if sha256 in ("", named):
                yield Citation(number, n, RevisionState(state), source, named)


def unkept(session: Session) -> list[tuple[str, str]]:
    """The numbers of published cards whose sources name files that their enterprise does not
    keep, with the hash."""
    keeping = select(AttachmentRow.enterprise_id, AttachmentRow.sha256)
    known = {(enterprise_id, sha256) for enterprise_id, sha256 in session.execute(keeping)}
    return [
        (found.number, found.sha256)
        for enterprise_id in list(session.scalars(select(EnterpriseRow.id)))
        for found in citations(session, enterprise_id, (RevisionState.PUBLISHED,))
        if (enterprise_id, found.sha256) not in known
    ]
