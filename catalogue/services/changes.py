"""What has changed for readers, in the order in which it was committed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from catalogue.store import publications
from catalogue.store.publications import Change


def changes_since(session: Session, pub_seq: int, most: int) -> list[Change]:
    """The last publication or withdrawal of the first `most` cards changed after `pub_seq`."""
    return publications.changes(session, pub_seq, most)


def newest_changes(session: Session, most: int) -> list[Change]:
    """The same of the cards that changed last, the newest first."""
    return publications.newest_changes(session, most)
