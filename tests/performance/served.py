"""The catalogue as gunicorn serves it: `gunicorn "tests.performance.served:application()"`."""

from __future__ import annotations

import logging

from flask import Flask

from catalogue import snapshot
from catalogue.app import create_app
from catalogue.cli.server import collect_seldom
from catalogue.db import Database
from catalogue.logs import configure_logs
from catalogue.settings import read_settings


def application() -> Flask:
    """The application of one worker, as the settings in the environment say."""
    configure_logs(logging.WARNING)
    settings = read_settings()
    database = Database(settings.database_url)
    snapshot.keep_in(database, settings.index_dir)
    app = create_app(settings, database)
    collect_seldom()
    return app
