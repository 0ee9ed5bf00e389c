"""What has changed for readers, in the order in which it was committed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from catalogue.store import publications
from catalogue.store.publications import Publication


def changes_since(session: Session, pub_seq: int) -> Sequence[Publication]:
    """The last publication or withdrawal of every card that changed after `pub_seq`."""
    return publications.since(session, pub_seq)
