"""How heavy a page is on the wire, with everything that it brings, and that nothing in it jumps."""

import pytest

from tests.browser.addresses import CHART_PAGES, PAGES

MOST = 250_000
MOST_WITH_CHART = 650_000
MOST_SHIFT = 0.02
SHIFTS = """() => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


def weighed(window, path):
    """The bytes that came over the wire for a page in a fresh window, and how far it shifted."""
    page = window.new_page()
    session = window.new_cdp_session(page)
    session.send("Network.enable")
    sizes = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(path)
    page.evaluate(SHIFTS)
    if path in CHART_PAGES:
        page.wait_for_load_state("networkidle")
    page.wait_for_timeout(100)
    return sum(sizes), page.evaluate("window.shift")


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", [*PAGES, *CHART_PAGES])
def test_a_page_is_light_and_stands_still(browser, address, path, width):
    window = browser.new_context(base_url=address, viewport={"width": width, "height": 844})
    size, shift = weighed(window, path)
    window.close()
    assert size <= (MOST_WITH_CHART if path in CHART_PAGES else MOST), size
    assert shift <= MOST_SHIFT, shift
