"""What was published and withdrawn, for people and for feed readers."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.world import reading
from catalogue.services.changes import newest_changes
from catalogue.web.atom import feed_of, whole_address

NEWEST = 100

blueprint = Blueprint("changes", __name__)


@blueprint.get("/changes")
def index() -> ResponseReturnValue:
    with reading() as session:
        found = newest_changes(session, NEWEST)
    return render_template("pages/changes.html", changes=found)


@blueprint.get("/changes.atom")
def feed() -> ResponseReturnValue:
    """An entry for the last change of each card, the newest first."""
    with reading() as session:
        found = newest_changes(session, NEWEST)
    title = _("MgCards: published and withdrawn cards")
    return feed_of(title, whole_address("changes.feed"), whole_address("changes.index"), found)
