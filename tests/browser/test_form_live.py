"""What shows beside the form of a card while somebody types, in a real browser."""

import pytest

from tests.flow.documents import as_json, document
from tests.flow.visitors import PASSWORD

CURVE = {
    "property": "tensile_strength",
    "curve": {"x": "temperature", "x_unit": "°C", "points": [["20", "240"], ["150", "160"]]},
    "unit": "MPa",
    "basis": "typical",
    "source": "s1",
}


@pytest.fixture
def form(window):
    """The form of a new draft that holds one curve; whatever the page complains of is a failure."""
    complaints = []
    page = window.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/supplier/new")
    page.fill("input[name=email]", "supplier@example.com")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main button").click()
    page.fill("textarea[name=document]", as_json(document(designation="AM40A", values=[CURVE])))
    page.get_by_role("button", name="存为草稿并检查").click()
    page.wait_for_url("**/supplier/MG-*")
    page.goto(f"{page.url.removesuffix('/form')}/form")
    yield page
    assert [] == complaints


@pytest.mark.browser
def test_curve_bars_and_paper_follow_what_is_typed(form):
    points, picture = form.locator("textarea[data-curve]"), form.locator(".curve-live")
    form.locator(".curve-live svg").wait_for()
    points.fill("20 240\n150 16x")
    picture.get_by_text("第 2 行").wait_for()
    form.locator("#live-status", has_text="须改正").wait_for()
    points.fill("20 240\n150 150")
    form.locator(".curve-live svg").wait_for()
    form.locator("#live-status", has_text="可以送审").wait_for()
    form.get_by_role("link", name="打印预览").first.click()
    form.get_by_text("草稿 DRAFT").first.wait_for()
    assert form.locator("article.paper img.chart").count() == 1
