"""Addresses of static files that change with their content, so that browsers keep them for good."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

ENDPOINT = "static"
FOR_GOOD = "public, max-age=31536000, immutable"


def install(app: Flask) -> None:
    folder = Path(app.static_folder or "")

    @app.url_defaults
    def _with_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == ENDPOINT and "v" not in values:
            values["v"] = version_of(folder / values["filename"])

    app.after_request(_kept_for_good)


@lru_cache(maxsize=512)
def version_of(file: Path) -> str | None:
    """The beginning of the digest of a file, None where there is none."""
    if not file.is_file():
        return None
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _kept_for_good(response: Response) -> Response:
    if request.endpoint == ENDPOINT and request.args.get("v") and response.status_code == 200:
        response.headers["Cache-Control"] = FOR_GOOD
    return response
