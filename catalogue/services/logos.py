"""The logo of an enterprise: a small picture, drawn anew from what was handed in."""

from __future__ import annotations

from sqlalchemy.orm import Session

from catalogue.services import enterprises
from catalogue.services.actor import Actor, require_manager
from catalogue.services.audit import record
from catalogue.services.enterprise_records import lock_to_keep
from catalogue.store import blobs
from catalogue.store import enterprises as store
from catalogue.store.enterprises import Enterprise

MEDIA_TYPE = "image/png"


def require_keeper(session: Session, actor: Actor, code: str) -> None:
    """To be asked before a picture is received. Raises EnterpriseNotFound or Forbidden."""
    require_manager(actor, enterprises.enterprise_for(session, actor, code).id)


def put_logo(session: Session, actor: Actor, code: str, sha256: str, size: int) -> Enterprise:
    """The enterprise with a logo that is kept under that hash.

    Raises EnterpriseNotFound or Forbidden.
    """
    current = lock_to_keep(session, actor, code)
    blobs.note(session, sha256, size=size, media_type=MEDIA_TYPE)
    record(session, actor, "put_logo", "enterprise", code, sha256=sha256)
    return store.change(session, current.id, logo_sha256=sha256)


def remove_logo(session: Session, actor: Actor, code: str) -> Enterprise:
    """The enterprise without a logo. Raises EnterpriseNotFound or Forbidden."""
    current = lock_to_keep(session, actor, code)
    if current.logo_sha256:
        record(session, actor, "remove_logo", "enterprise", code)
    return store.change(session, current.id, logo_sha256=None)
