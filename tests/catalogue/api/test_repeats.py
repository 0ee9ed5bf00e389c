"""What is sent twice, or by two at once: done once, and nothing of anybody lost."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from catalogue.http import world
from catalogue.models import IdempotencyRow
from catalogue.services import drafts, remarks
from tests.catalogue.api.conftest import Caller
from tests.catalogue.people import arrive, document, value
from tests.catalogue.site import make_token, settings_for

NEW = "/cards?enterprise=ACME"


@pytest.fixture
def served(application, tmp_path, database, monkeypatch):
    """The interface on a database of each kind, and the tokens of everybody in it."""
    monkeypatch.setattr(application, "config", {**application.config, "RATELIMIT_ENABLED": False})
    world.install(application, settings_for(tmp_path, database), database)
    with database.transaction() as session:
        people = arrive(session)
        tokens = {who: make_token(session, getattr(people, who)) for who in ("supplier", "reviewer")}
    return {who: Caller(application.test_client(), who, token) for who, token in tokens.items()}
