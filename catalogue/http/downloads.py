"""Files that others brought, sent so that no browser runs anything of them."""

from __future__ import annotations

from flask import Response, request, send_file

from catalogue.http.world import world
from catalogue.services.evidence_errors import AttachmentNotFound

HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


def download(sha256: str, name: str, media_type: str) -> Response:
    """The kept file, to be saved under that name. Raises AttachmentNotFound."""
    try:
        response = send_file(
            world().blobs.path_of(sha256),
            mimetype=media_type,
            as_attachment=True,
            download_name=name,
            conditional=False,
            etag=sha256,
        )
    except FileNotFoundError:
        raise AttachmentNotFound(sha256) from None
    response.headers.update(HEADERS)
    return response.make_conditional(request)
