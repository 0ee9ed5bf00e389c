"""An enterprise arrives: it registers, invites a colleague, who joins; without JavaScript."""

import pytest

from tests.flow.visitors import PASSWORD

APPLICATION = {
    "zh": "某某镁合金有限公司",
    "en": "Example Alloys Co., Ltd.",
    "uscc": "91350100M000100Y43",
    "city": "运城",
    "name": "王工",
    "email": "wang@alloys.example",
    "password": PASSWORD,
}


def fill(page, fields):
    for name, text in fields.items():
        page.fill(f"main input[name={name}]", text)
    page.locator("main button.primary").click()


@pytest.mark.browser
def test_an_enterprise_registers_and_its_owner_brings_a_colleague(window_without_javascript):
    page = window_without_javascript.new_page()
    page.goto("/enterprises")
    page.get_by_role("link", name="企业注册").click()
    fill(page, APPLICATION)
    page.get_by_role("link", name="登录").last.click()
    fill(page, {"email": "wang@alloys.example", "password": PASSWORD})
    assert "等待核准" in page.get_by_role("note").inner_text()
    page.get_by_role("link", name="企业", exact=True).first.click()
    page.get_by_role("link", name="成员").click()
    page.get_by_label("查看").check()
    page.fill("main input[name=email]", "li@alloys.example")
    page.get_by_role("button", name="邀请").click()
    link = page.locator(".link-to-copy").inner_text()
    page.get_by_role("button", name="退出").click()
    page.goto(link)
    assert "某某镁合金有限公司" in page.locator("h1").inner_text()
    fill(page, {"name": "李工", "password": PASSWORD})
    fill(page, {"email": "li@alloys.example", "password": PASSWORD})
    page.goto("/supplier/")
    assert page.get_by_role("link", name="新建卡片").count() == 0
    assert "等待核准" in page.get_by_role("note").inner_text()
