"""What heads the letters that a request gives rise to."""

from __future__ import annotations

from flask import request

from catalogue.http.languages import language
from catalogue.http.world import world
from catalogue.services.letters import Letterhead


def letterhead() -> Letterhead:
    """The address of the catalogue, the reader's language, and whether mail is set up.

    A link that is mailed leads where the settings say. One that is only shown to whoever asks
    leads where he or she found the catalogue.
    """
    settings = world().settings
    is_sent = settings.mail_server is not None
    shown = settings.public_url.rstrip("/") + "/" if settings.public_url else request.host_url
    return Letterhead(settings.own_url if is_sent else shown, language(), is_sent)
