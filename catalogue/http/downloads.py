"""Files to be saved: under names that every browser takes, and so that nothing in them is run."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response, request, send_file
from werkzeug.http import dump_options_header

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


def attachment(response: Response, plain: str, name: str) -> Response:
    """The response as a file called `name`, or `plain` where only ASCII is understood."""
    names = {"filename": plain, "filename*": f"UTF-8''{quote(name, safe='')}"}
    response.headers["Content-Disposition"] = dump_options_header("attachment", names)
    return response


def csv_file(text: str, plain: str, name: str) -> Response:
    """A table to be saved; spreadsheets take a file for UTF-8 by its byte-order mark only."""
    body = text.encode("utf-8-sig")
    return attachment(Response(body, content_type="text/csv; charset=utf-8"), plain, name)
