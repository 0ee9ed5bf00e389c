"""How a moment is written on a page."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(at: datetime | None) -> str:
    """Date and minute in UTC; nothing for a moment that there is not."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if at else ""
