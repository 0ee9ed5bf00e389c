"""What an automaker's engineer does: from a sentence to a printed set, from a scenario to a link,
from a saved search to a letter. Wide and narrow, in both languages."""

import re

import pytest

from tests.catalogue.smtp_server import receiving
from tests.flow.documents import as_json, document
from tests.flow.program import Program, serving

PASSWORD = "magnesium am60 seat"
SIZES = {"zh": (1440, 900), "en": (390, 844)}
SENTENCE = {
    "zh": "屈服强度不低于130MPa，密度小于1.85，耐盐雾",
    "en": "yield strength at least 130 MPa, density below 1.85, salt spray resistant",
}


@pytest.fixture(params=SIZES)
def reader(browser, address, request):
    """A page of a reader with the language and the size that go with it."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, accept_downloads=True
    )
    page = context.new_page()
    page.goto(f"/?lang={request.param}")
    page.language = request.param
    yield page
    context.close()


@pytest.mark.browser
def test_from_a_sentence_to_a_printed_set(reader, tmp_path):
    reader.fill("input[name=req]", SENTENCE[reader.language])
    reader.keyboard.press("Enter")
    reader.locator(".asked-chip").nth(1).wait_for()
    assert reader.locator(".sentence .offered").count() == 1
    for place in range(2):
        reader.locator("main [data-compare]").nth(place).check()
    reader.locator("#compare-form button.primary").click()
    reader.locator("table.compare thead .card-name").nth(1).wait_for()
    reader.locator(".compare-bar form button").click()
    link = reader.locator("a[href$='/file']")
    link.wait_for(timeout=90_000)
    with reader.expect_download() as download:
        link.click()
    file = tmp_path / "set.pdf"
    download.value.save_as(file)
    assert file.read_bytes().startswith(b"%PDF-")


@pytest.mark.browser
def test_from_a_scenario_to_why_not_and_a_shared_link(reader):
    reader.goto("/scenarios/dashboard-bracket")
    reader.fill("#why-card", "AZ91D")
    reader.locator(".why-form button").click()
    reader.locator(".why-card").first.wait_for()
    shared = reader.context.new_page()
    shared.goto(reader.url)
    assert shared.locator(".why-card").first.inner_text() == (
        reader.locator(".why-card").first.inner_text()
    )


@pytest.mark.browser
def test_from_a_part_of_the_chart_to_a_comparison(reader):
    reader.goto("/explore?x=density&y=tensile_strength")
    reader.locator("#ashby.is-live").wait_for()
    for name, number in (("xmin", "1.7"), ("xmax", "1.85"), ("ymin", "200"), ("ymax", "300")):
        reader.fill(f"#box-form input[name={name}]", number)
    reader.locator("#box-form button").click()
    reader.locator("#box-search").click()
    reader.locator(".asked-chip").nth(1).wait_for()
    for place in range(2):
        reader.locator("main [data-compare]").nth(place).check()
    reader.locator("#compare-form button.primary").click()
    reader.select_option("#scenario", "wheel")
    reader.locator(".compare-scenario button").click()
    reader.locator("svg.radar").wait_for()
    assert reader.locator(".against .score-number").count() == 2


@pytest.fixture
def served(tmp_path):
    """A small catalogue with an engineer and a supplier, the program that keeps it, and the mail
    server by which it writes."""
    with receiving() as inbox:
        database = f"sqlite:///{tmp_path / 'mgcards.sqlite3'}"
        program = Program(tmp_path, database, inbox.url())
        program.run("db", "upgrade")
        program.run("enterprise", "create", "ACME", "某镁业有限公司", "--en", "Acme")
        for who, *more in (("engineer",), ("reviewer",), ("supplier", "--enterprise", "ACME")):
            email = f"{who}@example.com"
            program.run("user", "create", email, "--role", who, *more, "--password", PASSWORD)
        with serving(program) as server:
            yield program, server.address, inbox


@pytest.mark.browser
def test_from_a_saved_search_to_a_letter_about_a_new_card(served, browser, tmp_path):
    program, address, inbox = served
    page = browser.new_context(base_url=address).new_page()
    page.goto("/sign-in?lang=en")
    page.fill("input[name=email]", "engineer@example.com")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button.primary").first.click()
    page.goto("/my/searches/new?req=Rp0.2>=120MPa")
    page.fill("input[name=name]", "strong ones")
    page.select_option("select[name=mail]", "at_once")
    page.locator("main form button.primary").click()
    assert "strong ones" in page.locator("main").inner_text()
    number = publish(program, tmp_path)
    page.goto("/my/searches")
    assert "1 new or revised" in page.locator("main").inner_text()
    feed = page.get_by_role("link", name="Atom").get_attribute("href")
    assert number in page.request.get(feed).text()
    assert inbox.arrived.wait(90)
    (recipients, letter) = inbox.taken[0]
    assert recipients == ["engineer@example.com"]
    assert number in letter.get_body(("plain",)).get_content()
    page.get_by_role("link", name="strong ones").click()
    assert number in page.locator("main").inner_text()
    page.context.close()


def publish(program, folder):
    """The number of a strong card of the supplier that has just been published."""
    file = folder / "card.json"
    file.write_text(as_json({"cards": [{"key": "a", "card": document()}]}), encoding="utf-8")
    out = program.run("import", str(file), "--enterprise", "ACME").out
    number = re.search(r"MG-\d+", out)[0]
    program.run("submit", number)
    program.run("publish", number)
    return number
