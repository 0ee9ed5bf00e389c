"""The chart in a real browser: read by keys, a line that moves, a box that becomes requirements."""

import pytest

GUIDED = "/explore?x=density&y=tensile_strength&index=specific_strength"


@pytest.fixture
def chart(window):
    page = window.new_page()
    page.goto(GUIDED)
    page.locator("#ashby.is-live").wait_for()
    return page


@pytest.mark.browser
@pytest.mark.parametrize("query", ["", "?xscale=log&yscale=log", "?x=solidus&y=liquidus"])
def test_the_browser_has_nothing_to_complain_about(window, query):
    said = []
    page = window.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"/explore{query}")
    page.locator("#ashby.is-live canvas").first.wait_for()
    page.wait_for_timeout(300)
    assert [] == said


@pytest.mark.browser
def test_keys_read_one_card_after_another(chart):
    chart.locator(".ashby-live").focus()
    chart.keyboard.press("ArrowRight")
    first = chart.locator("#ashby-reads").inner_text()
    chart.keyboard.press("ArrowRight")
    assert first
    assert chart.locator("#ashby-reads").inner_text() not in ("", first)
    assert chart.locator(".ashby-tip").is_visible()
    chart.keyboard.press("Enter")
    chart.wait_for_url("**/c/MG-*")


@pytest.mark.browser
def test_the_line_that_is_moved_counts_as_the_server_does(chart):
    chart.locator("#guide-slide").focus()
    for _ in range(40):
        chart.keyboard.press("ArrowRight")
    value = chart.locator("#guide-value").inner_text()
    count = chart.locator("#guide-count").inner_text()
    chart.goto(f"{GUIDED}&at={value}")
    assert count == chart.locator("#guide-count").inner_text()
    assert value in chart.locator("#guide-search").get_attribute("href")


@pytest.mark.browser
def test_a_box_becomes_requirements_and_a_comparison(chart):
    chart.get_by_role("button", name="框", exact=False).first.click()
    box = chart.locator(".ashby-live").bounding_box()
    chart.mouse.move(box["x"] + 70, box["y"] + 40)
    chart.mouse.down()
    chart.mouse.move(box["x"] + box["width"] * 0.35, box["y"] + box["height"] * 0.9, steps=8)
    chart.mouse.up()
    chart.locator("#box-result").wait_for()
    assert "density" in chart.locator("#box-text").inner_text()
    compared = chart.locator("#box-compare").get_attribute("href")
    chart.locator("#box-search").click()
    chart.locator(".asked-chip").nth(1).wait_for()
    assert chart.locator(".asked-chip").count() == 2
    chart.goto(compared)
    assert chart.locator("table.compare thead .card-name").count() >= 2


@pytest.mark.browser
def test_the_chart_is_there_without_javascript(window_without_javascript):
    page = window_without_javascript.new_page()
    page.goto(GUIDED)
    assert page.locator("svg.ashby .spot").count() > 2
    page.fill("input[name=ymin]", "200")
    page.get_by_role("button", name="用这些限值").click()
    assert "tensile_strength>=200MPa" in page.locator("#box-text").inner_text()


@pytest.mark.browser
def test_the_picture_can_be_taken_away(chart):
    with chart.expect_download() as download:
        chart.locator("#ashby-png").click()
    with open(download.value.path(), "rb") as file:
        assert file.read(4) == b"\x89PNG"
