"""Signing in with a second factor, by hand: what a half session opens, codes, setting it up."""

import re

import pytest

from catalogue.http.limits import limiter
from catalogue.services import second_factor
from tests.catalogue.people import SECRET as KEPT
from tests.catalogue.people import code
from tests.catalogue.site import PASSWORD, post, token

SECRET = re.compile(r'id="secret">([A-Z2-7 ]+)<')
CODES = re.compile(r"<code>([a-z0-9-]{19})</code>")


def with_password(site, who, next_page="/"):
    """A visitor who has just typed the right password."""
    client = site.visitor()
    email = f"{who}@example.com"
    answer = post(client, "/sign-in", email=email, password=PASSWORD, next=next_page)
    assert answer.status_code == 302
    return client, answer.headers["Location"]


def give(client, typed, **more):
    return client.post(
        "/second-factor/",
        data={"csrf_token": token(client, "/second-factor/"), "code": typed, **more},
    )


def test_a_reviewer_gives_a_code_and_comes_where_he_wanted(site):
    client, asked = with_password(site, "reviewer", "/review/")
    assert asked == "/second-factor/?next=/review/"
    assert "验证码" in client.get(asked).text
    answer = give(client, code(), next="/review/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/review/")
    assert client.get("/review/").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/review/", "/supplier/", "/account/", "/c/{draft}", "/supplier/{draft}", "/admin/people"],
)
def test_before_the_code_one_is_a_visitor(site, path):
    client, _ = with_password(site, "admin")
    path = path.format(draft=site.draft_number)
    there, nobody = client.get(path), site.visitor().get(path)
    assert there.status_code == nobody.status_code
    assert there.headers.get("Location") == nobody.headers.get("Location")
    assert "admin@example.com" not in client.get("/").text


def test_before_the_code_nothing_can_be_done(site):
    client, _ = with_password(site, "reviewer")
    form = {"csrf_token": token(client, "/second-factor/")}
    answer = client.post(f"/review/{site.waiting_id}/publish", data=form)
    assert answer.headers["Location"].startswith("/sign-in")
    assert site.visitor().get(f"/c/{site.waiting_number}").status_code == 404


def test_who_gave_a_password_is_led_on_to_the_code(site):
    client, _ = with_password(site, "reviewer")
    answer = client.get("/sign-in?next=/review/")
    assert answer.headers["Location"] == "/second-factor/?next=/review/"


def test_a_wrong_code_is_refused_and_counts(site):
    client, _ = with_password(site, "reviewer")
    limiter.enabled = True
    limiter.reset()
    answers = [give(client, "000000").status_code for _ in range(11)]
    limiter.reset()
    assert answers == [401] * 10 + [429]


def test_a_code_is_good_once(site):
    first, _ = with_password(site, "reviewer")
    second, _ = with_password(site, "reviewer")
    given = code()
    assert give(first, given).status_code == 302
    assert give(second, given).status_code == 401


def test_the_cookie_of_before_the_code_is_worth_nothing_after_it(site):
    client, _ = with_password(site, "reviewer")
    copied = client.get_cookie("mgcards_session").value
    give(client, code())
    thief = site.visitor()
    thief.set_cookie("mgcards_session", copied)
    assert thief.get("/review/").headers["Location"].startswith("/sign-in")
    assert thief.get("/second-factor/").headers["Location"].startswith("/sign-in")


def lose(site, who):
    with site.database.transaction() as session:
        second_factor.reset(session, site.people.admin, f"{who}@example.com")


def set_up(client, path="/second-factor/set-up", **more):
    """The page, the secret that it shows, and a function that sends a code."""
    page = client.get(path)
    secret = SECRET.search(page.text)[1].replace(" ", "")

    def send(typed):
        form = {"csrf_token": token(client, path), "code": typed, **more}
        return client.post("/second-factor/set-up", data=form)

    return page, secret, send


def test_a_reviewer_without_a_second_factor_must_set_it_up(site):
    lose(site, "reviewer")
    client, asked = with_password(site, "reviewer", "/review/")
    landed = client.get(asked)
    assert landed.headers["Location"] == "/second-factor/set-up?next=/review/"
    page, secret, send = set_up(client)
    assert '<img src="data:image/svg+xml' in page.text
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "private, no-store"
    assert client.get("/review/").status_code == 302
    assert send("000000").status_code == 422
    codes = CODES.findall(send(code(0, secret)).text)
    assert len(codes) == 10
    assert client.get("/review/").status_code == 200
    again, _ = with_password(site, "reviewer")
    assert give(again, codes[0]).status_code == 302
    third, _ = with_password(site, "reviewer")
    assert give(third, codes[0]).status_code == 401


def test_a_supplier_may_have_a_second_factor_and_needs_it_then(site):
    client = site.signed_in("supplier")
    _, secret, send = set_up(client, password="wrong password")
    assert send(code(0, secret)).status_code == 422
    _, same, send = set_up(client, password=PASSWORD)
    assert same == secret
    assert CODES.search(send(code(0, secret)).text)
    assert client.get("/account/").status_code == 200
    again, asked = with_password(site, "supplier")
    assert asked == "/second-factor/?next=/"
    assert give(again, code(1, secret)).status_code == 302


def test_a_second_factor_in_use_is_not_shown_again(site):
    client = site.signed_in("reviewer")
    assert client.get("/second-factor/set-up").headers["Location"] == "/account/"
    half, _ = with_password(site, "reviewer")
    form = {"csrf_token": token(half, "/second-factor/"), "code": "000000"}
    for answer in (
        half.get("/second-factor/set-up"),
        half.post("/second-factor/set-up", data=form),
        half.post("/second-factor/set-up", data={**form, "code": code()}),
    ):
        assert answer.headers["Location"] == "/account/"
        assert KEPT not in answer.text
    assert "/sign-in" in half.get("/account/").headers["Location"]


@pytest.mark.parametrize("path", ["/second-factor/", "/second-factor/set-up"])
def test_nobody_is_asked_for_a_code_before_the_password(site, path):
    assert site.visitor().get(path).headers["Location"].startswith("/sign-in")
