"""Cards and their revisions in the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from cards.card import Card
from cards.problems import Problem
from cards.revision import RevisionState
from catalogue.models import CardRow, EnterpriseRow, RevisionRow
from catalogue.store import attachments
from catalogue.store.enterprises import Enterprise, as_enterprise
from schemas.document import canonical_json, document_hash, title_of
from schemas.draft import Draft, load_card, read_draft, read_leniently
from schemas.source_files import named_in, not_kept

_UNDECIDED = (RevisionState.DRAFT, RevisionState.SUBMITTED, RevisionState.RETURNED)
_PUBLIC = (RevisionState.PUBLISHED, RevisionState.SUPERSEDED, RevisionState.WITHDRAWN)


@dataclass(frozen=True)
class RevisionView:
    """A revision with the card and the enterprise it belongs to.

    `content_hash` is the hash of the document and serves as its ETag; `public_document` and its
    hash are what readers see where some values are confidential; `key` is the enterprise's own
    name of the card; the moments and account ids say who did what last. `unkept` are the hashes
    of files that its sources name and its enterprise does not keep; lists leave it empty.
    """

    id: int
    number: str
    n: int
    state: RevisionState
    enterprise: Enterprise
    key: str | None
    document: Mapping[str, Any]
    content_hash: str
    public_document: Mapping[str, Any] | None
    public_hash: str | None
    returned_document: Mapping[str, Any] | None
    created_at: datetime
    created_by: int | None
    changed_at: datetime
    submitted_at: datetime | None
    submitted_by: int | None
    decided_at: datetime | None
    decided_by: int | None
    published_at: datetime | None
    note: str
    withdrawn_at: datetime | None
    withdrawn_by: int | None
    withdrawal_note: str
    unkept: frozenset[str] = frozenset()

    @property
    def last_note(self) -> str:
        """What was said with the last decision: the withdrawal, or else the review."""
        return self.note if self.state is not RevisionState.WITHDRAWN else self.withdrawal_note

    @property
    def for_readers(self) -> RevisionView:
        """The revision as those see it who may not see its confidential values."""
        if self.public_document is None or self.public_hash is None:
            return self
        return replace(self, document=self.public_document, content_hash=self.public_hash)

    @property
    def is_public(self) -> bool:
        """Whether everyone may see it: it was published once."""
        return self.state in _PUBLIC

    @property
    def title(self) -> str:
        """What its document calls the card; lists need not read the rest."""
        return title_of(self.document)

    @cached_property
    def card(self) -> Card:
        """The content; of an open revision, as much of it as can be read."""
        if self.is_public:
            return load_card(self.document)
        # A draft that was read already has the card; to read it for that alone takes longer.
        return self.draft.card if "draft" in vars(self) else read_leniently(self.document)

    @cached_property
    def draft(self) -> Draft:
        return read_draft(self.document)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the checks of today find in it, and the files that it names and nobody keeps."""
        return self.draft.problems + not_kept(self.draft.typed, self.unkept)


def _select() -> Select[Any]:
    return (
        select(RevisionRow, CardRow, EnterpriseRow)
        .join(CardRow, RevisionRow.card_id == CardRow.id)
        .join(EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id)
        .execution_options(populate_existing=True)
    )


def _as_view(row: RevisionRow, card: CardRow, enterprise: EnterpriseRow) -> RevisionView:
    return RevisionView(
        id=row.id,
        number=card.number,
        n=row.n,
        state=RevisionState(row.state),
        enterprise=as_enterprise(enterprise),
        key=card.key,
        document=json.loads(row.document),
        content_hash=row.content_hash,
        public_document=json.loads(row.public_document) if row.public_document else None,
        public_hash=row.public_hash,
        returned_document=json.loads(row.returned_document) if row.returned_document else None,
        created_at=row.created_at,
        created_by=row.created_by,
        changed_at=row.changed_at,
        submitted_at=row.submitted_at,
        submitted_by=row.submitted_by,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        published_at=row.published_at,
        note=row.note,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawal_note=row.withdrawal_note,
    )


def _one(session: Session, query: Select[Any]) -> RevisionView | None:
    found = session.execute(query).first()
    return None if found is None else _with_unkept(session, _as_view(*found))


def _with_unkept(session: Session, view: RevisionView) -> RevisionView:
    named = frozenset(named_in(view.document).values())
    if not named:
        return view
    return replace(view, unkept=named - attachments.kept(session, view.enterprise.id, named))


def _all(session: Session, query: Select[Any]) -> list[RevisionView]:
    return [_as_view(*found) for found in session.execute(query)]


def by_id(session: Session, revision_id: int) -> RevisionView | None:
    return _one(session, _select().where(RevisionRow.id == revision_id))


def by_n(session: Session, number: str, n: int) -> RevisionView | None:
    return _one(session, _select().where(CardRow.number == number, RevisionRow.n == n))


def newest(session: Session, number: str) -> RevisionView | None:
    """The revision of the card with the highest number, whatever its state."""
    query = _select().where(CardRow.number == number)
    return _one(session, query.order_by(RevisionRow.n.desc()).limit(1))


def newest_public(session: Session, number: str) -> RevisionView | None:
    """The last revision of the card that was published, even if it was withdrawn since."""
    query = _select().where(CardRow.number == number, RevisionRow.state.in_(_PUBLIC))
    return _one(session, query.order_by(RevisionRow.n.desc()).limit(1))


def published(session: Session, number: str) -> RevisionView | None:
    query = _select().where(CardRow.number == number)
    return _one(session, query.where(RevisionRow.state == RevisionState.PUBLISHED))


def published_among(session: Session, numbers: Collection[str]) -> list[RevisionView]:
    """The published revision of every one of these cards that has one."""
    query = _select().where(CardRow.number.in_(numbers))
    return _all(session, query.where(RevisionRow.state == RevisionState.PUBLISHED))


def undecided(session: Session, number: str) -> RevisionView | None:
    """The revision of the card that is being written or reviewed; there is one at most."""
    query = _select().where(CardRow.number == number)
    return _one(session, query.where(RevisionRow.state.in_(_UNDECIDED)))


def history(session: Session, number: str) -> list[RevisionView]:
    """All revisions of the card, the newest first."""
    query = _select().where(CardRow.number == number)
    return _all(session, query.order_by(RevisionRow.n.desc()))


def submitted(session: Session, enterprise_code: str | None = None) -> list[RevisionView]:
    """What waits for a reviewer, the longest waiting first; of one enterprise if one is named."""
    query = _select().where(RevisionRow.state == RevisionState.SUBMITTED)
    if enterprise_code is not None:
        query = query.where(EnterpriseRow.code == enterprise_code)
    return _all(session, query.order_by(RevisionRow.submitted_at, RevisionRow.id))


def newest_of_enterprise(session: Session, enterprise_id: int) -> list[RevisionView]:
    """The newest revision of every card of the enterprise, by card number."""
    other = aliased(RevisionRow)
    last = select(func.max(other.n)).where(other.card_id == CardRow.id).scalar_subquery()
    query = _select().where(CardRow.enterprise_id == enterprise_id, RevisionRow.n == last)
    return _all(session, query.order_by(CardRow.number))


def published_of_enterprise(session: Session, enterprise_id: int) -> list[RevisionView]:
    """The published revision of every card of the enterprise that has one."""
    query = _select().where(CardRow.enterprise_id == enterprise_id)
    return _all(session, query.where(RevisionRow.state == RevisionState.PUBLISHED))


def number_by_key(session: Session, enterprise_id: int, key: str) -> str | None:
    """The number of the card that the enterprise calls `key`."""
    query = select(CardRow.number).where(CardRow.enterprise_id == enterprise_id, CardRow.key == key)
    return session.scalar(query)


def keys(session: Session, enterprise_id: int | None = None) -> dict[str, str | None]:
    """What enterprises, or one of them, call their cards, by number."""
    query = select(CardRow.number, CardRow.key).order_by(CardRow.number)
    if enterprise_id is not None:
        query = query.where(CardRow.enterprise_id == enterprise_id)
    return {row.number: row.key for row in session.execute(query)}


def lock(session: Session, number: str) -> int | None:
    """The id of the card, which nobody else changes until this transaction ends."""
    return session.scalar(select(CardRow.id).where(CardRow.number == number).with_for_update())


def add_card(session: Session, number: str, enterprise_id: int, key: str | None) -> int:
    row = CardRow(number=number, enterprise_id=enterprise_id, key=key)
    session.add(row)
    session.flush()
    return row.id


def add_revision(
    session: Session, card_id: int, document: dict[str, Any], created_by: int | None
) -> int:
    """The id of a new draft, one higher than the card's last revision."""
    last = session.scalar(select(func.max(RevisionRow.n)).where(RevisionRow.card_id == card_id))
    row = RevisionRow(
        card_id=card_id,
        n=(last or 0) + 1,
        state=RevisionState.DRAFT,
        created_by=created_by,
        **_content(document),
    )
    session.add(row)
    session.flush()
    return row.id


def change(
    session: Session,
    revision_id: int,
    state: RevisionState,
    document: dict[str, Any] | None = None,
    **columns: object,
) -> None:
    """Give a revision another state, and another content when there is one."""
    content = {} if document is None else _content(document)
    session.execute(
        update(RevisionRow)
        .where(RevisionRow.id == revision_id)
        .values(state=state, **content, **columns)
    )


def remove(session: Session, revision_id: int) -> None:
    """Take a revision away that nobody but its own people has seen."""
    session.execute(delete(RevisionRow).where(RevisionRow.id == revision_id))


def remove_card(session: Session, card_id: int) -> None:
    """Take a card away that has no revision left; one that anything else refers to is kept."""
    has_revision = select(RevisionRow.id).where(RevisionRow.card_id == card_id).exists()
    try:
        with session.begin_nested():
            session.execute(delete(CardRow).where(CardRow.id == card_id, ~has_revision))
    except IntegrityError:
        session.expire_all()


def _content(document: dict[str, Any]) -> dict[str, str]:
    return {"document": canonical_json(document), "content_hash": document_hash(document)}
