"""What is known of kept files, and which of them nothing refers to any more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session

from catalogue.models import AttachmentRow, BlobRow, EditionRow, EnterpriseRow
from catalogue.models.base import now
from catalogue.store.inserts import insert_into


def note(session: Session, sha256: str, **columns: object) -> None:
    """Have the file in the table; a row that is there counts as new, and nobody removes it until
    this transaction ends."""
    row = {"sha256": sha256, "created_at": now(), **columns}
    insert = insert_into(session, BlobRow).values(row)
    session.execute(
        insert.on_conflict_do_update(
            index_elements=[BlobRow.sha256], set_={"created_at": row["created_at"]}
        )
    )


def media_type(session: Session, sha256: str) -> str | None:
    """Of the file, if it is known."""
    return session.scalar(select(BlobRow.media_type).where(BlobRow.sha256 == sha256))


def known(session: Session) -> dict[str, int]:
    """The size of every kept file, by its hash."""
    return {row.sha256: row.size for row in session.execute(select(BlobRow.sha256, BlobRow.size))}


def unreferred(session: Session, before: datetime) -> list[str]:
    """The hashes of files that were kept before that moment and that nothing refers to."""
    return list(session.scalars(_unreferred().where(BlobRow.created_at < before)))


def remove_unreferred(session: Session, hashes: Collection[str]) -> None:
    """Forget those of the files that still nothing refers to; each is locked before that is
    asked, so that one that is just being attached stays."""
    held = select(BlobRow.sha256).where(BlobRow.sha256.in_(hashes)).order_by(BlobRow.sha256)
    session.execute(held.with_for_update()).all()
    still = list(session.scalars(_unreferred().where(BlobRow.sha256.in_(hashes))))
    session.execute(delete(BlobRow).where(BlobRow.sha256.in_(still)))


def _unreferred() -> Select[tuple[str]]:
    is_attached = exists().where(AttachmentRow.sha256 == BlobRow.sha256)
    is_logo = exists().where(EnterpriseRow.logo_sha256 == BlobRow.sha256)
    is_edition = exists().where(EditionRow.sha256 == BlobRow.sha256)
    return select(BlobRow.sha256).where(~is_attached, ~is_logo, ~is_edition)
