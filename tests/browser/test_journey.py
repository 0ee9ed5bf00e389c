"""A supplier's first card in a real browser: register, be admitted, invite, fill in, attach a
report, be returned, correct, be published, revise."""

import re

import pikepdf
import pyotp
import pytest

from tests.flow.program import Program, serving

PASSWORD = "magnesium am60 seat"
USCC = "91500000MA5U4EJ89B"
REMARK = "壁厚多少？"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A catalogue with a reviewer and nobody and nothing else."""
    folder = tmp_path_factory.mktemp("journey")
    program = Program(folder, f"sqlite:///{folder / 'mgcards.sqlite3'}")
    program.run("db", "upgrade")
    reviewer = ("reviewer@example.com", "--role", "reviewer", "--password", PASSWORD)
    program.run("user", "create", *reviewer)
    with serving(program) as server:
        yield server.address


@pytest.fixture
def window_of(browser, served):
    """A window for each person."""
    windows = {}

    def of(who):
        if who not in windows:
            context = browser.new_context(base_url=served, viewport={"width": 1440, "height": 900})
            windows[who] = context.new_page()
        return windows[who]

    yield of
    for page in windows.values():
        page.context.close()


def sign_in(page, who):
    page.goto("/sign-in")
    page.fill("input[name=email]", f"{who}@example.com")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button.primary").first.click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def saved(page):
    page.wait_for_function(
        "() => /\\d\\d:\\d\\d/.test(document.querySelector('#save-state').textContent)"
    )


@pytest.mark.browser
def test_from_the_registration_to_a_second_revision(window_of, tmp_path):
    owner, reviewer, editor = (window_of(who) for who in ("owner", "reviewer", "editor"))
    register(owner)
    admit(reviewer)
    link = invite(owner)
    join(editor, link)
    number = fill_in(editor)
    attach(editor, number, tmp_path)
    submit(editor, number)
    send_back(reviewer)
    correct(editor, number)
    publish(reviewer)
    visitor = window_of("visitor")
    visitor.goto(f"/c/{number}")
    assert "130" in visitor.locator("article").inner_text()
    assert "240" not in visitor.locator("article").inner_text()
    assert "保密" in visitor.locator("article").inner_text()
    revise(editor, number)
    publish(reviewer)
    visitor.goto(f"/c/{number}")
    assert "v2" in visitor.locator(".history").inner_text()
    visitor.goto("/changes")
    assert number in visitor.locator("main").inner_text()


def register(page):
    page.goto("/register")
    said = {"zh": "渝镁科技有限公司", "en": "Yu Mg", "uscc": USCC, "city": "重庆"}
    person = {"name": "李工", "email": "owner@example.com", "password": PASSWORD}
    for name, text in {**said, **person}.items():
        page.fill(f"input[name={name}]", text)
    press(page, "注册")
    sign_in(page, "owner")
    page.goto("/supplier/")
    assert "等待" in page.locator("main").inner_text()


def admit(page):
    sign_in(page, "reviewer")
    secret = page.locator("#secret").inner_text().replace(" ", "")
    page.fill("input[name=code]", pyotp.TOTP(secret).now())
    press(page, "完成设置")
    page.goto("/review/enterprises")
    press(page, "核准")
    assert "渝镁科技" in page.locator("main").inner_text()


def invite(page):
    page.goto("/supplier/")
    page.get_by_role("link", name="企业", exact=True).first.click()
    page.get_by_role("link", name="成员").click()
    page.fill("input[name=email]", "editor@example.com")
    press(page, "邀请")
    return re.search(r"/invitations/\S+", page.locator(".link-to-copy").inner_text())[0]


def join(page, link):
    page.goto(link)
    page.fill("input[name=name]", "王工")
    page.fill("input[name=password]", PASSWORD)
    press(page, "加入")
    sign_in(page, "editor")


def fill_in(page):
    page.goto("/supplier/new")
    page.fill("input[name=designation]", "AM60B")
    page.select_option("select[name=form]", "hpdc")
    press(page, "开始填写")
    number = re.search(r"MG-\d+", page.url)[0]
    add_source(page)
    add_value(page, "proof_strength_02", "130")
    add_value(page, "tensile_strength", "240", is_confidential=True)
    page.reload()
    assert page.locator("input[name$='.value']").count() == 2
    return number


def add_source(page):
    page.fill("input[name='sources.0.id']", "s1")
    page.select_option("select[name='sources.0.kind']", "own_test")
    page.fill("input[name='sources.0.title']", "内部检测报告 2026-07")
    page.keyboard.press("Tab")
    saved(page)


def press_button(page, wish):
    """Press a button that changes the form, and wait until the form has changed."""
    fields = page.locator("#form-body [name]")
    before = fields.count()
    button = page.locator(f"button[value='{wish}']").first
    if not button.is_visible():
        page.locator(f"details.form-section:has(button[value='{wish}']) > summary").click()
    button.click()
    page.wait_for_function(
        "count => document.querySelectorAll('#form-body [name]').length > count", arg=before
    )


def add_value(page, key, text, *, is_confidential=False):
    press_button(page, f"add-value:{key}")
    place = page.locator("[name^='values.'][name$='.value']").count() - 1
    row = f"values.{place}"
    page.fill(f"input[name='{row}.value']", text)
    page.select_option(f"select[name='{row}.basis']", "typical")
    page.fill(f"input[name='{row}.conditions.temperature']", "23")
    page.select_option(f"select[name='{row}.source']", "s1")
    if is_confidential:
        page.locator("li.value-row").nth(place).locator("details.more > summary").click()
        page.check(f"input[name='{row}.confidential'][type=checkbox]")
    page.keyboard.press("Control+s")
    saved(page)


def attach(page, number, folder):
    report = folder / "report.pdf"
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        document.save(report)
    page.get_by_role("link", name="附件").click()
    page.set_input_files("input[name^='file.']", report)
    press(page, "保存")
    assert "report.pdf" in page.locator(".source-rows").inner_text()


def submit(page, number):
    page.goto(f"/supplier/{number}/form")
    press(page, "提交审核")
    assert "已提交" in page.get_by_role("status").first.inner_text()


def open_submission(page):
    page.goto("/review/")
    page.locator("table.desk tbody a").first.click()


def send_back(page):
    open_submission(page)
    row = page.locator("tr", has_text="规定塑性延伸强度")
    row.locator("summary").click()
    row.locator("textarea").fill(REMARK)
    row.get_by_role("button", name="保存意见").click()
    page.fill("#return-note", "请按意见补充")
    press(page, "退回企业")


def correct(page, number):
    page.goto(f"/supplier/{number}/form")
    told = page.locator("main").inner_text()
    assert "请按意见补充" in told
    assert REMARK in told
    page.locator("#section-validity > summary").click()
    page.fill("textarea[name='note.zh']", "壁厚 2 mm")
    page.keyboard.press("Control+s")
    saved(page)
    submit(page, number)


def publish(page):
    open_submission(page)
    press(page, "发布")
    assert "已发布" in page.get_by_role("status").first.inner_text()


def revise(page, number):
    page.goto(f"/supplier/{number}/form")
    press(page, "开始新的修订")
    page.fill("input[name='values.0.value']", "128")
    page.keyboard.press("Control+s")
    saved(page)
    submit(page, number)
