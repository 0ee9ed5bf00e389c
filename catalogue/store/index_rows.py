"""What the column index and its keeper read of the database, many cards at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, collate, exists, select, update
from sqlalchemy.orm import Session

from catalogue.models import CardRow, EnterpriseRow, PublishedRow, RevisionRow, VectorRow
from catalogue.models.card import READERS_DOCUMENT, READERS_HASH
from catalogue.store.enterprises import Enterprise, as_enterprise
from catalogue.store.publications import Publication
from catalogue.store.vectors import CURRENT

_AT_ONCE = 2000
_BYTEWISE = {"sqlite": "BINARY", "postgresql": "C"}
_COLUMNS = (
    CardRow.number,
    PublishedRow.pub_seq,
    PublishedRow.state == CURRENT,
    PublishedRow.revision_id,
    PublishedRow.family,
    PublishedRow.form,
    PublishedRow.process,
    PublishedRow.temper,
    PublishedRow.evidence,
    PublishedRow.field,
    EnterpriseRow.code,
    PublishedRow.search_text,
    VectorRow.layout,
    VectorRow.points,
    VectorRow.curves,
)


class IndexRow(NamedTuple):
    """A card as the index takes it; without `layout` it has no vector."""

    number: str
    pub_seq: int
    is_current: bool
    revision_id: int
    family: str
    form: str
    process: str
    temper: str
    evidence: str
    field: str
    enterprise: str
    search_text: str
    layout: str | None
    points: bytes
    curves: bytes


class Unfinished(NamedTuple):
    """A published card of which the index is to be written."""

    card_id: int
    number: str
    enterprise: Enterprise
    document: str


def current(session: Session) -> Generator[IndexRow, None, None]:
    """The published cards that have vectors, by number as its bytes compare. Who does not read to
    the end has to close it."""
    order = collate(CardRow.number, _BYTEWISE[session.get_bind().dialect.name])
    query = _index_rows().join(VectorRow, VectorRow.card_id == PublishedRow.card_id)
    query = query.where(PublishedRow.state == CURRENT).order_by(order)
    with session.execute(query, execution_options={"yield_per": _AT_ONCE}) as found:
        yield from map(IndexRow._make, found)


def changed(session: Session, pub_seq: int, most: int) -> list[IndexRow]:
    """The first `most` cards that changed after `pub_seq`, in order."""
    query = _index_rows().outerjoin(VectorRow, VectorRow.card_id == PublishedRow.card_id)
    query = query.where(PublishedRow.pub_seq > pub_seq).order_by(PublishedRow.pub_seq)
    return [IndexRow._make(row) for row in session.execute(query.limit(most))]


def _index_rows() -> Select[Any]:
    return (
        select(*_COLUMNS)
        .select_from(PublishedRow)
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .join(EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id)
    )


def revisions(session: Session) -> list[tuple[str, int]]:
    """The published cards with the ids of their revisions, by number as its bytes compare."""
    order = collate(CardRow.number, _BYTEWISE[session.get_bind().dialect.name])
    found = session.execute(
        select(CardRow.number, PublishedRow.revision_id)
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .where(PublishedRow.state == CURRENT)
        .order_by(order)
    )
    return [(number, revision_id) for number, revision_id in found]


def documents(session: Session, revision_ids: Iterable[int]) -> dict[int, Publication]:
    """What these revisions, which were published once, say; by their ids."""
    wanted = list(revision_ids)
    found: dict[int, Publication] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        for row in session.execute(_documents(wanted[start : start + _AT_ONCE])):
            found[row.id] = Publication(
                pub_seq=row.pub_seq,
                number=row.number,
                is_withdrawn=row.state != CURRENT,
                revision=row.n,
                enterprise=as_enterprise(row.EnterpriseRow),
                document=row.document,
                content_hash=row.content_hash,
                search_text=row.search_text,
                published_at=row.published_at,
            )
    return found


def _documents(revision_ids: Sequence[int]) -> Select[Any]:
    return (
        select(
            RevisionRow.id,
            RevisionRow.n,
            READERS_DOCUMENT.label("document"),
            READERS_HASH.label("content_hash"),
            RevisionRow.published_at,
            PublishedRow.pub_seq,
            PublishedRow.state,
            PublishedRow.search_text,
            CardRow.number,
            EnterpriseRow,
        )
        .join(CardRow, RevisionRow.card_id == CardRow.id)
        .join(PublishedRow, PublishedRow.card_id == CardRow.id)
        .join(EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id)
        .where(RevisionRow.id.in_(revision_ids))
    )


def fields(session: Session) -> list[tuple[int, str, str]]:
    """The id, the number and the fields of application of every published card."""
    found = session.execute(
        select(PublishedRow.card_id, CardRow.number, PublishedRow.field)
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .where(PublishedRow.state == CURRENT)
    )
    return [(card_id, number, text) for card_id, number, text in found]


def write_fields(session: Session, fields: Mapping[int, str]) -> None:
    """Let these cards, by their ids, have these fields of application."""
    rows = [{"card_id": card_id, "field": text} for card_id, text in fields.items()]
    session.execute(update(PublishedRow), rows)


def unfinished(session: Session, layout: str, after: int, most: int) -> Sequence[Unfinished]:
    """The first published cards with an id above `after` that have no vector of `layout`."""
    is_written = exists().where(
        VectorRow.card_id == PublishedRow.card_id, VectorRow.layout == layout
    )
    query = (
        select(PublishedRow.card_id, CardRow.number, EnterpriseRow, READERS_DOCUMENT)
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .join(EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id)
        .join(RevisionRow, PublishedRow.revision_id == RevisionRow.id)
        .where(PublishedRow.state == CURRENT, PublishedRow.card_id > after, ~is_written)
        .order_by(PublishedRow.card_id)
        .limit(most)
    )
    return [
        Unfinished(card_id, number, as_enterprise(enterprise), document)
        for card_id, number, enterprise, document in session.execute(query)
    ]
