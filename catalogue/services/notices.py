"""Letters to the people of an enterprise about its cards."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import mail
from catalogue.services.actor import EnterpriseRole
from catalogue.store import people
from catalogue.store.people import Person


def tell_enterprise(
    session: Session,
    enterprise_id: int,
    subject: Wording,
    text: Wording,
    *,
    only_owners: bool = False,
) -> None:
    """Write to those who keep the enterprise, and to those who write its cards."""
    for person in writers(session, enterprise_id):
        if not only_owners or person.enterprise_role == EnterpriseRole.OWNER:
            mail.send(session, person.email, subject, text, person.language)


def writers(session: Session, enterprise_id: int) -> Sequence[Person]:
    """Those who keep the enterprise or write its cards, and can sign in."""
    return [
        person
        for person in people.of_enterprise(session, enterprise_id)
        if person.is_active and person.enterprise_role != EnterpriseRole.VIEWER
    ]
