"""The card form filled in with the keyboard in a real browser; the server keeps every change."""

import pytest

from tests.flow.visitors import PASSWORD


def sign_in(page, then):
    page.goto(f"/sign-in?next={then}")
    page.fill("input[name=email]", "supplier@example.com")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")


def wait_until_saved(page):
    page.wait_for_selector("#save-state[data-state=saved]")


@pytest.mark.browser
def test_a_card_is_filled_in_with_the_keyboard_and_still_there_after_a_reload(window):
    page = window.new_page()
    sign_in(page, "/supplier/new")
    page.fill("#designation", "AM60B")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-form")
    page.focus("#section-strength > summary")
    page.keyboard.press("Enter")
    page.focus("input[name='pick.strength']")
    page.keyboard.insert_text("断后伸长率")
    page.keyboard.press("Enter")
    page.wait_for_selector("#at-values-0")
    assert page.evaluate("document.activeElement.name") == "values.0.value"
    page.keyboard.type("8~15")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("23")
    page.keyboard.press("Control+s")
    wait_until_saved(page)
    assert page.evaluate("document.activeElement.name") == "values.0.conditions.temperature"
    assert "标距" in page.inner_text("#told-at-values-0")
    page.reload()
    assert page.input_value("[name='values.0.value']") == "8~15"
    assert page.input_value("[name='values.0.conditions.temperature']") == "23"


@pytest.mark.browser
def test_a_table_is_pasted_and_what_fails_on_the_way_is_sent_again(window):
    page = window.new_page()
    sign_in(page, "/supplier/new")
    page.fill("#designation", "AZ91D")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-form")
    page.click("#section-composition > summary")
    page.fill("textarea[name=pasted]", "Al\t8.5\t9.5\nZn\t0.45\t0.9\nMg\t余量")
    page.click("button[value='paste:elements']")
    page.wait_for_selector("#at-composition-elements-2")
    page.route("**/autosave", lambda route: route.abort())
    page.fill("[name=temper]", "F")
    page.wait_for_selector("#save-state[data-state=failed]")
    page.unroute("**/autosave")
    page.evaluate("dispatchEvent(new Event('online'))")
    wait_until_saved(page)
    page.reload()
    assert page.input_value("[name=temper]") == "F"
    assert page.input_value("[name='composition.elements.1.max']") == "0.9"
    held = []

    def hold(route):
        held.append(route)

    page.route("**/autosave", hold)
    with page.expect_request("**/autosave"):
        page.click("button[value='remove:composition.elements.0']")
    page.fill("[name='composition.elements.1.max']", "0.8")
    held[0].continue_()
    page.unroute("**/autosave")
    page.wait_for_selector("#at-composition-elements-2", state="detached")
    assert page.input_value("[name='composition.elements.0.element']") == "Zn"
    assert page.input_value("[name='composition.elements.0.max']") == "0.8"
    assert page.input_value("[name='composition.elements.1.max']") == ""
