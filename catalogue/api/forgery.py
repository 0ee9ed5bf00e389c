"""Writes that a page of another site may make a browser send are refused.

A browser that remembers a password adds it to whatever a foreign page asks for; but a foreign
page can send no JSON without asking first, and the browser names the page's origin.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request

from catalogue.http.refusals import ForeignOrigin, NotJson
from catalogue.http.world import world

READS = ("GET", "HEAD", "OPTIONS")
TAKES_FILES = ("api-imports.create", "api-attachments.create", "api-logos.put")
"""Addresses that take other files than JSON; of those a page may send, the browser names the site
that it comes from."""


def refuse_foreign_writes() -> None:
    """Raises ForeignOrigin or NotJson."""
    if request.method in READS:
        return
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc not in _own_hosts():
        raise ForeignOrigin
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise ForeignOrigin
    # A page that would delete something here has to ask first, and is not let.
    if request.method == "DELETE":
        return
    if not request.is_json and request.endpoint not in TAKES_FILES:
        raise NotJson


def _own_hosts() -> set[str]:
    return {request.host, urlsplit(world().settings.public_url).netloc} - {""}
