"""Prints in tests must leave the log of the engine silent."""

import logging

import pytest


@pytest.fixture(autouse=True)
def silent_engine(request, caplog):
    """A message of the engine, such as a missing glyph, fails the test that caused it."""
    logging.getLogger("weasyprint").propagate = True
    caplog.set_level(logging.WARNING, logger="weasyprint")
    yield
    if "engine_may_speak" not in request.fixturenames:
        said = [record.message for record in caplog.records if record.name == "weasyprint"]
        assert [] == said


@pytest.fixture
def engine_may_speak():
    """For tests that give the engine something to complain about."""
