"""Which file stands behind a source of a card that is being written."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import drafts
from catalogue.services.actor import Actor
from catalogue.services.attachments import own_attachment
from catalogue.services.errors import InputRefused
from catalogue.store.cards import RevisionView
from schemas.source_files import with_file


def cite(
    session: Session,
    actor: Actor,
    number: str,
    files: Mapping[str, str],
    expected: str | None = None,
) -> RevisionView:
    """The card's draft whose sources, by their ids, name the files of these hashes; an empty hash
    takes the file from the source. What changes nothing starts no revision.

    Raises InputRefused for a source that is not there, AttachmentNotFound, and what saving a
    draft raises.
    """
    draft = drafts.get_draft(session, actor, number)
    document = draft.draft.typed
    for source, sha256 in files.items():
        if sha256:
            own_attachment(session, actor, sha256, draft.enterprise.code)
        changed = with_file(document, source, sha256)
        if changed is None:
            raise _no_source(number, source)
        document = changed
    if document == draft.draft.typed:
        return draft
    return drafts.revise(session, actor, number, document, expected)


def _no_source(number: str, source: str) -> InputRefused:
    return InputRefused(
        "source",
        Wording(
            f"卡片 {number} 没有编号为“{source}”的来源；请先在卡片中登记来源。",
            f"Card {number} has no source '{source}'; enter the source in the card first.",
        ),
    )
