"""The page of the files behind a card: its sources, and what its enterprise keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.confidentiality import confidential_values
from cards.sources import SOURCE_KIND_NAMES, Source, SourceKind
from cards.wording import Wording
from catalogue.db import Session
from catalogue.services.actor import Actor
from catalogue.services.attachments import MOST, Listed, list_attachments, readable
from catalogue.services.drafts import get_draft
from catalogue.store.attachments import Attachment, Citation
from catalogue.store.cards import RevisionView
from catalogue.web.attachment_lines import source_file
from catalogue.web.documents import Desk, on_the_desk
from schemas.sheet_sources import SourceFile


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of the card; `lost` is a hash that it names and its enterprise does not keep.

    `would_be_a` says that a file is what its values lack for grade A, but for their standard.
    """

    place: int
    id: str
    kind: Wording
    title: str
    report: str
    file: SourceFile | None
    lost: str
    would_be_a: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A card of which a source names a file."""

    number: str
    source: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    """A kept file; `is_delicate` when a confidential value of the card rests on it."""

    file: SourceFile
    brought_on: str
    uses: tuple[Use, ...]
    is_removable: bool
    is_delicate: bool


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """Everything that the page shows; `next_before` leads to older files."""

    desk: Desk
    enterprise: Wording
    sources: Sequence[SourceRow]
    files: Sequence[FileRow]
    choices: Sequence[SourceFile]
    may_edit: bool
    may_name: bool
    next_before: int | None


def evidence_page(
    session: Session, actor: Actor, number: str, before: int | None = None
) -> EvidencePage:
    """Raises CardNotFound as the draft itself does."""
    draft = get_draft(session, actor, number)
    enterprise = draft.enterprise
    listed = list_attachments(session, actor, enterprise.code, MOST, before)
    named = {source.attachment_sha256 for source in draft.card.sources} - {""}
    own = readable(session, actor, enterprise.id, named)
    shown = own | {entry.attachment.sha256: entry.attachment for entry in listed}
    may_edit = actor.may_edit(enterprise.id)
    return EvidencePage(
        desk=on_the_desk(draft, actor),
        enterprise=enterprise.name,
        sources=[_source(n, entry, own) for n, entry in enumerate(draft.card.sources, start=1)],
        files=[_file(entry, draft) for entry in listed],
        choices=[source_file(entry) for entry in shown.values()],
        may_edit=may_edit,
        may_name=may_edit and (draft.state.is_open or draft.is_public),
        next_before=listed[-1].attachment.id if len(listed) == MOST else None,
    )


def _source(place: int, source: Source, own: dict[str, Attachment]) -> SourceRow:
    kept = own.get(source.attachment_sha256)
    dated = source.dated.isoformat() if source.dated else ""
    told = (source.laboratory, source.report_no, dated)
    is_accredited = source.kind is SourceKind.ACCREDITED_LABORATORY
    return SourceRow(
        place=place,
        id=source.id,
        kind=SOURCE_KIND_NAMES[source.kind],
        title=source.title,
        report=", ".join(filter(None, told)),
        file=source_file(kept) if kept else None,
        lost="" if kept else source.attachment_sha256,
        would_be_a=is_accredited and kept is None,
    )


def _file(entry: Listed, draft: RevisionView) -> FileRow:
    uses = {(found.number, found.source): found for found in entry.citations}
    return FileRow(
        file=source_file(entry.attachment),
        brought_on=entry.attachment.created_at.date().isoformat(),
        uses=tuple(_use(found, draft) for found in uses.values()),
        is_removable=entry.is_removable,
        is_delicate=entry.attachment.sha256 in _delicate(draft.card),
    )


def _use(found: Citation, draft: RevisionView) -> Use:
    return Use(found.number, found.source, found.number == draft.number)


def _delicate(card: Card) -> set[str]:
    """The files behind confidential values."""
    sources = (card.source_of(value) for value in confidential_values(card))
    return {source.attachment_sha256 for source in sources if source} - {""}
