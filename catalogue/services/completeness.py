"""What a draft or a document holds, leaves open and could earn in the scenarios of today."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cards.examination import Examination, examine
from catalogue.models.base import now
from catalogue.services.scenarios import list_scenarios
from schemas.draft import Draft


def examined(session: Session, draft: Draft, number: str = "") -> Examination:
    """The examination of a draft, saved or not, against every scenario in use."""
    return examine(draft.card, list_scenarios(session), now().date(), number)
