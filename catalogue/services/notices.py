"""Letters to the people of an enterprise about its cards."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import mail
from catalogue.services.actor import EnterpriseRole
from catalogue.store import people


def tell_enterprise(
    session: Session,
    enterprise_id: int,
    subject: Wording,
    text: Wording,
    *,
    only_owners: bool = False,
) -> None:
    """Write to those who keep the enterprise, and to those who write its cards."""
    for person in people.of_enterprise(session, enterprise_id):
        is_meant = person.enterprise_role != EnterpriseRole.VIEWER
        if only_owners:
            is_meant = person.enterprise_role == EnterpriseRole.OWNER
        if person.is_active and is_meant:
            mail.send(session, person.email, subject, text, person.language)
