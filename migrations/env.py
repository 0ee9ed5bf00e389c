"""Runs the migrations on the connection that is handed over; the command is `mgcards db`."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from catalogue.models import Base
from catalogue.models.base import Moment


def render_item(kind: str, item: Any, _: object) -> str | Literal[False]:
    """How a migration writes a column type of ours: by what the database keeps."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


def migrate(connection: Connection) -> None:
    """Run what was asked for, in the transaction of `connection`."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


migrate(context.config.attributes["connection"])
