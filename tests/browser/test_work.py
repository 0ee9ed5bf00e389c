"""The work of the pages in a real browser, with JavaScript and without it."""

import json

import pytest

from tests.flow.documents import as_json, document
from tests.flow.visitors import PASSWORD


@pytest.mark.browser
def test_a_search_needs_no_javascript(window_without_javascript):
    page = window_without_javascript.new_page()
    page.goto("/")
    page.fill("input[name=req]", "密度<=1.85 g/cm3; Rp0.2>=150MPa")
    page.get_by_role("button", name="检索").click()
    page.locator("table.matches tbody tr").first.wait_for()
    page.locator("a.card-name").first.click()
    page.wait_for_url("**/c/MG-*")


@pytest.mark.browser
def test_a_card_is_uploaded_and_submitted_without_javascript(window_without_javascript):
    page = window_without_javascript.new_page()
    page.goto("/supplier/new")
    page.fill("input[name=email]", "supplier@example.com")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main button").click()
    page.fill("textarea[name=document]", as_json(document(designation="AE44")))
    page.get_by_role("button", name="存为草稿并检查").click()
    page.get_by_role("button", name="提交审核").click()
    assert "已提交" in page.get_by_role("status").inner_text()


@pytest.mark.browser
def test_a_card_set_is_made_while_its_page_watches(window, tmp_path):
    page = window.new_page()
    page.goto("/sets/")
    page.fill("input[name=cards]", "MG-000067, MG-000050")
    page.locator("form:has(input[name=cards]) button").click()
    link = page.get_by_role("link", name="下载 PDF")
    link.wait_for(timeout=60_000)
    with page.expect_download() as download:
        link.click()
    file = tmp_path / "set.pdf"
    download.value.save_as(file)
    assert file.read_bytes().startswith(b"%PDF-")
    assert download.value.suggested_filename.startswith("镁材料性能卡片集-")


@pytest.mark.browser
def test_the_document_of_a_card_is_downloaded(window):
    page = window.new_page()
    page.goto("/c/MG-000067")
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON", exact=True).click()
    with open(download.value.path(), encoding="utf-8") as file:
        assert json.load(file)["card"]["designation"] == "AZ91D"
