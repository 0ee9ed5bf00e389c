"""The comparison in a real browser: a tray that lasts, and the same without JavaScript."""

import pytest

RESULTS = "/search?req=Rp0.2>=130MPa"


def tick(page, *places):
    for place in places:
        page.locator("main [data-compare]").nth(place).check()


def in_tray(page):
    return page.locator(".tray-cards button").count()


@pytest.mark.browser
def test_the_tray_lasts_over_pages_and_tabs_and_leads_to_the_comparison(window):
    page = window.new_page()
    page.goto(RESULTS)
    tick(page, 0, 1)
    page.goto("/cards")
    assert in_tray(page) == 2
    other = window.new_page()
    other.goto("/cards")
    other.locator(".tray-cards button").first.click()
    page.wait_for_function("document.querySelectorAll('.tray-cards button').length === 1")
    tick(page, 3)
    page.get_by_role("button", name="对比 (2)").click()
    page.locator("table.compare thead .card-name").nth(1).wait_for()
    page.locator("table.compare thead .card-name").nth(1).wait_for()
    assert page.locator("table.compare thead .card-name").count() == 2


@pytest.mark.browser
def test_a_ninth_card_is_refused_with_the_reason(window):
    page = window.new_page()
    page.goto("/cards")
    tick(page, *range(8))
    page.locator("main [data-compare]").nth(8).click()
    assert in_tray(page) == 8
    assert not page.locator("main [data-compare]").nth(8).is_checked()
    assert "八张" in page.locator(".tray-says").inner_text()


@pytest.mark.browser
def test_cards_are_compared_without_javascript(window_without_javascript):
    page = window_without_javascript.new_page()
    page.goto(RESULTS)
    tick(page, 0, 2)
    page.locator("#compare-form button.primary").click()
    page.locator("table.compare thead .card-name").nth(1).wait_for()
    assert page.locator("table.compare thead .card-name").count() == 2
    page.locator("table.compare summary").first.click()
    assert page.locator("table.compare dl.facts").first.is_visible()


@pytest.mark.browser
def test_keys_lead_through_a_result_into_the_comparison(window):
    page = window.new_page()
    page.goto(RESULTS)
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    assert in_tray(page) == 2
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "req"
    page.keyboard.type("c")
    assert in_tray(page) == 2
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()
