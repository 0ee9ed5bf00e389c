"""What has changed for readers, in the order in which it was committed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from catalogue.store import publications
from catalogue.store.publications import Change


def changes_since(session: Session, pub_seq: int, most: int) -> Sequence[Change]:
    """The last publication or withdrawal of the first `most` cards changed after `pub_seq`."""
    return publications.changes(session, pub_seq, most)
