"""From one submission to the next: what is looked for goes along in the address."""

from __future__ import annotations

from flask import flash, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from catalogue.http.accounts import actor
from catalogue.http.world import reading
from catalogue.services.review_turns import turns
from catalogue.services.reviews import QueueFilter
from catalogue.store.cards import RevisionView

KINDS = ("", "first", "revision")
LINK = Markup(' <a href="{}">{}</a>')


def filter_of_request() -> QueueFilter:
    """What the address asks for."""
    kind = request.args.get("kind", "")
    return QueueFilter(
        enterprise=request.args.get("enterprise", ""),
        words=request.args.get("q", "")[:100],
        kind=kind if kind in KINDS else "",
        is_mine=request.args.get("mine") == "1",
    )


def asked_for(wanted: QueueFilter) -> dict[str, str | None]:
    """The same for the next address."""
    return {
        "enterprise": wanted.enterprise or None,
        "q": wanted.words or None,
        "kind": wanted.kind or None,
        "mine": "1" if wanted.is_mine else None,
    }


def onward(done: RevisionView, said: str, *links: tuple[str, str]) -> str:
    """The address of the next submission, where it stands how many others wait, or of the queue
    when none is left. What was done is said there, with the links."""
    wanted = filter_of_request()
    with reading() as session:
        found = turns(session, actor(), done, wanted)
    to_queue = url_for("review.queue", **asked_for(wanted))
    if found.onward is None:
        _say(f"{said} {_('No other card waits.')}", links)
        return to_queue
    _say(said, (*links, (to_queue, _("To the queue"))))
    return url_for("review.show", revision_id=found.onward, **asked_for(wanted))


def _say(said: str, links: tuple[tuple[str, str], ...]) -> None:
    shown = Markup(" ·").join(LINK.format(*link) for link in links)
    flash(Markup("{}{}").format(said, shown), "done")
