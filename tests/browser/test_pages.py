"""Pages in a real browser: nothing runs out of the window, nothing is refused, keys work."""

import pytest

from tests.browser.addresses import CHART_PAGES
from tests.browser.addresses import PAGES as PLAIN_PAGES

PAGES = (*PLAIN_PAGES, *CHART_PAGES)

WIDTHS = (390, 1440)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_runs_out_of_the_window(window, language):
    page = window.new_page()
    page.goto(f"/?lang={language}")
    found = {}
    for path in PAGES:
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            found[path, width] = page.evaluate(TOO_WIDE)
    assert {place for place, excess in found.items() if excess} == set()


@pytest.mark.browser
def test_the_browser_has_nothing_to_complain_about(window):
    said = []
    page = window.new_page()
    page.on("console", lambda message: said.append((page.url, message.text)))
    page.on("pageerror", lambda error: said.append((page.url, str(error))))
    page.on("requestfailed", lambda request: said.append((page.url, why_it_failed(request))))
    for path in PAGES:
        page.goto(path)
    # Going on to the next page ends what the former one was still loading.
    expected = ("status of 400", "status of 404", "net::ERR_ABORTED")
    assert [] == [entry for entry in said if not any(text in entry[1] for text in expected)]


def why_it_failed(request) -> str:
    return f"{request.url} {request.failure}"


@pytest.mark.browser
def test_the_first_tab_stop_leads_past_the_menu(window):
    page = window.new_page()
    page.goto("/scenarios")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


@pytest.mark.browser
def test_the_language_changes_and_the_question_stays(window):
    page = window.new_page()
    page.goto("/search?req=Rp0.2>=130MPa")
    page.get_by_role("link", name="English").click()
    page.get_by_role("heading", name="Search by requirement").wait_for()
    assert page.locator("#req").input_value() == "Rp0.2>=130MPa"
    page.goto("/scenarios")
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.browser
def test_a_dark_screen_stays_readable(window):
    page = window.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto("/scenarios/dashboard-bracket")
    ground, ink = page.evaluate(
        "['backgroundColor', 'color'].map(name => getComputedStyle(document.body)[name])"
    )
    assert contrast(ground, ink) >= 7


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, `rgb(r, g, b)` (WCAG 2.2)."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
