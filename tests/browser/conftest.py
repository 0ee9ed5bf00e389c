"""A real Chromium before a served catalogue with the demonstration cards."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.conftest import ON_CI
from tests.flow.program import Program, serving
from tests.flow.visitors import PASSWORD

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--no-first-run")


@pytest.fixture(scope="session")
def address(tmp_path_factory) -> Iterator[str]:
    """Where the catalogue is served."""
    folder = tmp_path_factory.mktemp("browser")
    program = Program(folder, f"sqlite:///{folder / 'mgcards.sqlite3'}")
    for words in (
        ("db", "upgrade"),
        ("demo", "load"),
        ("enterprise", "create", "ACME", "某镁业有限公司", "--en", "Acme Magnesium"),
    ):
        program.run(*words)
    supplier = ("supplier@example.com", "--role", "supplier", "--enterprise", "ACME")
    program.run("user", "create", *supplier, "--password", PASSWORD)
    program.run("user", "create", "engineer@example.com", "--password", PASSWORD)
    with serving(program) as server:
        yield server.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        (pytest.fail if ON_CI else pytest.skip)("no Chromium on this machine")
    # Chromium has no sandbox for the super-user, which is who containers run as.
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else [*QUIET]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=flags)
        yield started
        started.close()


@pytest.fixture
def window(browser, address) -> Iterator[BrowserContext]:
    """A fresh window without cookies; pages are named from the root of the catalogue."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture
def window_without_javascript(browser, address) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context
    context.close()
