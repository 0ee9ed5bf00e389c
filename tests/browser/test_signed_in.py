"""What people keep and do after they signed in keeps nobody out either: judged by axe-core."""

import pytest

from catalogue.http.languages import COOKIE
from tests.browser.test_accessibility import THAT_DEPENDS_ON_COLOUR, grave_findings
from tests.flow.visitors import PASSWORD

PAGES = {
    "engineer": (
        "/my/shortlists",
        "/my/shortlists/add?card=MG-000067",
        "/my/searches",
        "/my/searches/new?req=Rp0.2>=130MPa",
        "/my/scenarios",
        "/my/inquiries",
        "/account/",
    ),
    "supplier": (
        "/supplier/",
        "/supplier/new",
        "/supplier/imports",
        "/supplier/inquiries",
        "/enterprises/ACME/edit",
        "/enterprises/ACME/members",
        "/account/",
    ),
}


def signed_in(browser, address, who, language):
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": language, "url": address}])
    page = context.new_page()
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto("/sign-in")
    page.fill("input[name=email]", f"{who}@example.com")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button.primary").first.click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
    return page


def keep_something(page):
    """A card on a list, a search and a scenario of one's own; the pages where they are shown."""
    page.goto("/my/shortlists/add?card=MG-000067")
    page.fill("input[name=name]", "seats")
    page.locator("main form button.primary").first.click()
    lists = page.url
    page.goto("/my/searches/new?req=Rp0.2>=130MPa")
    page.fill("input[name=name]", "strong")
    page.locator("main form button.primary").first.click()
    page.goto("/scenarios/seat-frame")
    page.locator("form[action$='/copy'] button").click()
    return lists, page.url


@pytest.fixture(params=["zh", "en"])
def language(request):
    return request.param


@pytest.mark.browser
@pytest.mark.parametrize("who", PAGES)
def test_nothing_serious_keeps_people_out(browser, address, who, language):
    page = signed_in(browser, address, who, language)
    broken = {}
    for path in PAGES[who]:
        answer = page.goto(path)
        assert answer.status == 200, path
        broken[path] = findings(page)
    page.context.close()
    assert {path: found for path, found in broken.items() if found} == {}


def findings(page):
    """What is found in light, and in dark of what depends on colour."""
    page.emulate_media(color_scheme="light")
    in_light = grave_findings(page)
    page.emulate_media(color_scheme="dark")
    return in_light + grave_findings(page, THAT_DEPENDS_ON_COLOUR)


@pytest.mark.browser
def test_what_an_engineer_keeps_keeps_nobody_out(browser, address, language):
    page = signed_in(browser, address, "engineer", language)
    shown = keep_something(page)
    broken = {}
    for path in (*shown, "/my/shortlists", "/my/searches", "/my/scenarios"):
        assert page.goto(path).status == 200
        broken[path] = findings(page)
    page.context.close()
    assert {path: found for path, found in broken.items() if found} == {}
