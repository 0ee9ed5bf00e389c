"""Searching without reloading: facets, chips, back, and the panel with its two thumbs."""

from playwright.sync_api import expect

ASKED = "/search?lang=en&req=%CF%81<=1.85g/cm3"


def marked(page):
    """A mark that a reload would wipe away."""
    page.evaluate("window.isSamePage = true")
    return page


def is_same_page(page):
    return page.evaluate("window.isSamePage === true")


def test_a_facet_narrows_without_a_reload_and_back_undoes_it(window):
    page = window.new_page()
    page.goto(ASKED)
    marked(page)
    before = page.locator("[role=status] strong").first.inner_text()
    facet = page.locator(".facet a").first
    name = facet.get_attribute("id")
    facet.click()
    expect(page.locator(".chosen")).to_be_visible()
    assert is_same_page(page)
    assert "family=" in page.url
    assert page.evaluate("document.activeElement.id") == name
    assert "family=" in page.locator(".site-account a[lang]").get_attribute("href")
    page.go_back()
    expect(page.locator(".chosen")).to_have_count(0)
    assert is_same_page(page)
    assert page.locator("[role=status] strong").first.inner_text() == before


def test_a_sentence_is_asked_without_a_reload_and_what_leads_away_does(window):
    page = window.new_page()
    page.goto(ASKED)
    marked(page)
    page.fill("#req", "屈服强度不低于130MPa，密度小于1.85")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_be_visible()
    assert is_same_page(page)
    assert "req=Rp0.2" in page.url
    page.locator("main a.card-name").first.click()
    page.wait_for_url("**/c/MG-*")
    assert not is_same_page(page)


def test_the_thumbs_the_fields_and_the_count_keep_step(window):
    page = window.new_page()
    page.goto(ASKED)
    marked(page)
    page.select_option("#build-property", "proof_strength_02")
    low = page.locator(".range-thumbs input").first
    low.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    stop = page.locator("#build-low").input_value()
    assert float(stop) > 0
    expect(page.locator(".range-says")).to_contain_text("stated values lie inside")
    page.fill("#build-low", "131.5")
    expect(page.locator(".range-says")).to_be_empty()
    page.select_option("#build-unit", "ksi")
    expect(page.locator("#build-low")).to_have_value("19.0725")
    page.locator(".builder-form button.primary").click()
    expect(page.locator(".asked-chip")).to_have_count(2)
    assert is_same_page(page)
    assert "ksi" in page.locator(".asked-chip").nth(1).inner_text()


def test_a_refused_requirement_keeps_what_was_typed(window):
    page = window.new_page()
    page.goto(f"{ASKED}&build=proof_strength_02")
    page.fill("#build-low", "many")
    page.locator(".builder-form button.primary").click()
    expect(page.locator("[role=alert]")).to_contain_text("cannot be read")
    expect(page.locator("#build-low")).to_have_value("many")


def test_without_javascript_the_panel_is_a_form(window_without_javascript):
    page = window_without_javascript.new_page()
    page.goto("/search?lang=en")
    page.select_option("#build-property", "proof_strength_02")
    page.get_by_role("button", name="Set limits").click()
    page.locator("#build-low").wait_for()
    page.fill("#build-low", "130")
    page.get_by_role("button", name="Add the requirement").click()
    expect(page.locator(".asked-chip")).to_have_count(1)
    assert "req=Rp0.2" in page.url
