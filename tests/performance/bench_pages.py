"""What a reader waits for: the largest part of a page and how far it jumps, as Chromium's own
tracing tells, beside a bare page of text in the same run."""

from __future__ import annotations

import shutil
import statistics

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.addresses import CHART_PAGES, PAGES
from tests.flow.program import Program, serving
from tests.performance.measure import ms, verdict

ROUNDS = 5
MOST_LCP, MOST_CLS = 1000, 0.02
BARE = "/healthz"
ASKED = (BARE, *PAGES, *CHART_PAGES)
SEEN = """() => new Promise((done) => {
  const found = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) found.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) found.cls += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(found), 300);
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    program = Program(folder, f"sqlite:///{folder / 'mgcards.sqlite3'}")
    program.run("db", "upgrade")
    program.run("demo", "load")
    with serving(program) as server:
        yield server.address


def test_how_long_a_reader_waits(address, report):
    rows = []
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        flags = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        for asked in ASKED:
            found = [seen(browser, address + asked) for _ in range(ROUNDS)]
            waited = statistics.median(entry["lcp"] for entry in found)
            shifted = max(entry["cls"] for entry in found)
            ok = verdict(waited, MOST_LCP), verdict(shifted, MOST_CLS)
            rows.append([asked, ms(waited), f"{shifted:.4f}", *ok])
        browser.close()
    report.table(
        f"Pages in a fresh window, {ROUNDS} times each, 1440 × 900, on loopback",
        ["page", "LCP ms", "CLS", f"≤ {MOST_LCP} ms", f"≤ {MOST_CLS}"],
        rows,
    )


def seen(browser, url):
    window = browser.new_context(viewport={"width": 1440, "height": 900})
    page = window.new_page()
    page.goto(url)
    found = page.evaluate(SEEN)
    window.close()
    return found
