"""Sends pages and files smaller, except where a secret could be guessed from the size.

The interface is left alone: its strong ETags are those of a document, however it travels.
"""

from __future__ import annotations

from flask import Flask, Response, request
from flask_compress import Compress

from catalogue.http.security import is_personal

API = "/api/"


def install(app: Flask) -> None:
    """Call it before whatever else changes an answer: what is installed first is done last."""
    app.config["COMPRESS_REGISTER"] = False
    compress = Compress(app)

    def smaller(response: Response) -> Response:
        if is_personal() or request.path.startswith(API):
            return response
        return compress.after_request(response)

    app.after_request(smaller)
