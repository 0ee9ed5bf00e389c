"""WCAG 2.2 AA as axe-core judges it, on every page, in both languages, light and dark."""

from functools import cache

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from catalogue.http.languages import COOKIE
from tests.browser.addresses import CHART_PAGES, PAGES

AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
GRAVE = ("serious", "critical")
THAT_DEPENDS_ON_COLOUR = ("color-contrast",)
# What comes after so many lines of one list is made as those were.
REPEATED = ("tbody > tr:nth-child(n+9)", "table > tbody:nth-of-type(n+9)", "li:nth-child(n+15)")
FINDINGS = """async ([rules, repeated]) => {
  const context = { include: [["html"]], exclude: repeated.map((part) => [part]) };
  const found = await axe.run(context, { runOnly: rules, resultTypes: ["violations"] });
  return found.violations.map((broken) => [
    broken.impact, broken.id, broken.nodes.slice(0, 5).map((node) => node.html.slice(0, 200))
  ]);
}"""


@cache
def axe():
    return AXE_FILE_PATH.read_text(encoding="utf-8")


def grave_findings(page, rules=AA):
    """What axe-core finds on the page that is serious or critical: rule and places."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(axe())
    found = page.evaluate(FINDINGS, [list(rules), list(REPEATED)])
    return [(rule, places) for impact, rule, places in found if impact in GRAVE]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [*PAGES, *CHART_PAGES])
def test_nothing_serious_keeps_a_reader_out(window, address, path, language):
    window.add_cookies([{"name": COOKIE, "value": language, "url": address}])
    page = window.new_page()
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(path)
    in_light = grave_findings(page)
    page.emulate_media(color_scheme="dark")
    # Both languages have the colours in common: in the dark they are judged in one of them.
    in_dark = grave_findings(page, THAT_DEPENDS_ON_COLOUR) if language == "zh" else []
    assert ([], []) == (in_light, in_dark)


@pytest.mark.browser
def test_a_page_that_keeps_readers_out_is_found(window):
    page = window.new_page()
    page.goto("/about-nothing")
    page.evaluate("document.querySelector('h1').style.color = 'var(--line)'")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')")
    assert {"color-contrast", "label"} <= {rule for rule, _ in grave_findings(page)}
