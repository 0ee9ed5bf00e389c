"""A scenario in a real browser: weights that are moved, and a link that shows the same."""

import pytest

SCENARIO = "/scenarios/dashboard-bracket"


@pytest.mark.browser
def test_a_weight_that_is_moved_ranks_anew_and_the_address_says_it(window):
    page = window.new_page()
    page.goto(SCENARIO)
    slider = page.locator(".weights-form input[type=range]").last
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    moved = slider.input_value()
    page.wait_for_url(lambda address: f"={moved}" in address)
    page.locator(".moves").wait_for()
    assert "w1=" in page.url
    shared = window.new_page()
    shared.goto(page.url)
    assert shared.locator(".moves").inner_text() == page.locator(".moves").inner_text()
    for form in (".print-set", ".why-form", ".asking"):
        kept = page.locator(f"{form} input[type=hidden][name=w1]")
        assert kept.get_attribute("value") == moved, form
    assert slider.input_value() == shared.locator(".weights-form input").last.input_value()


@pytest.mark.browser
def test_why_not_is_answered_without_javascript(window_without_javascript):
    page = window_without_javascript.new_page()
    page.goto(SCENARIO)
    page.fill("#why-card", "AZ91D")
    page.get_by_role("button", name="说明原因").click()
    page.locator(".why-card").first.wait_for()
    assert "why=AZ91D" in page.url
