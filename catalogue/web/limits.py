"""How often one address may try what is worth guessing."""

from __future__ import annotations

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address, storage_uri="memory://")


def install(app: Flask) -> None:
    limiter.init_app(app)
