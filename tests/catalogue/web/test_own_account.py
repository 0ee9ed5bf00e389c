"""The page of one's own account: password, sessions, second factor, API tokens."""

import re

import pytest
from sqlalchemy import text

from catalogue.http import last_seen
from catalogue.services import sessions
from catalogue.web.devices import device_of
from tests.catalogue.people import code
from tests.catalogue.site import PASSWORD, post, token

NEW = "battery staple"
TO_SIGN_IN = 302


def test_the_page_shows_who_one_is(site):
    for who, role in (("supplier", "材料企业"), ("reviewer", "审核员")):
        page = site.signed_in(who).get("/account/").text
        assert f"{who}@example.com" in page
        assert role in page
    assert site.visitor().get("/account/").status_code == TO_SIGN_IN


def change(client, old=PASSWORD, new=NEW, again=NEW):
    return post(client, "/account/password", old=old, new=new, again=again)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "wrong password"}, "当前密码不正确"),
        ({"again": "something else"}, "不一致"),
        ({"new": "short", "again": "short"}, "8–128"),
        ({"new": "password123", "again": "password123"}, "太常见"),
        ({"new": "supplier@example.com", "again": "supplier@example.com"}, "不能与邮箱"),
    ],
)
def test_a_password_is_changed_with_the_old_one_only(site, typed, said):
    client = site.signed_in("supplier")
    answer = change(client, **typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert PASSWORD not in answer.text
    assert client.get("/account/").status_code == 200


def test_a_changed_password_ends_the_other_sessions(site):
    here, there = site.signed_in("supplier"), site.signed_in("supplier")
    assert change(here).status_code == 303
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == TO_SIGN_IN
    client = site.visitor()
    email = "supplier@example.com"
    assert post(client, "/sign-in", email=email, password=PASSWORD).status_code == 401
    assert post(client, "/sign-in", email=email, password=NEW).status_code == 302


KEY = re.compile(r'name="key" value="([0-9a-f]{16})"')


def test_sessions_are_ended_one_by_one_or_all_but_this(site):
    here, *others = (site.signed_in("supplier") for _ in range(4))
    keys = KEY.findall(here.get("/account/").text)
    assert len(keys) == 3
    assert post(here, "/account/sessions/end", key=keys[0]).status_code == 303
    assert post(here, "/account/sessions/end", key=keys[0]).status_code == 404
    alive = [other.get("/account/").status_code == 200 for other in others]
    assert sorted(alive) == [False, True, True]
    post(here, "/account/sessions/end-others")
    assert {other.get("/account/").status_code for other in others} == {TO_SIGN_IN}
    assert here.get("/account/").status_code == 200


def test_nobody_ends_the_session_of_another(site):
    owner, stranger = site.signed_in("supplier"), site.signed_in("stranger")
    site.signed_in("supplier")
    (key,) = KEY.findall(owner.get("/account/").text)
    assert post(stranger, "/account/sessions/end", key=key).status_code == 404


def test_reading_writes_at_most_once_a_minute(site, monkeypatch):
    client, written = site.signed_in("supplier"), []
    site.database.memory.pop("last_seen", None)
    monkeypatch.setattr(sessions, "is_to_be_noted", lambda _: True)
    monkeypatch.setattr(sessions, "note", lambda *_, **__: written.append(1))
    for _ in range(3):
        client.get("/cards").close()
    assert written == [1]
    monkeypatch.setattr(last_seen, "EVERY_SECONDS", 0.0)
    client.get("/cards").close()
    assert written == [1, 1]


def test_a_session_just_begun_is_not_noted(site):
    client = site.signed_in("supplier")
    seen = text("SELECT max(last_seen_at) FROM session")
    with site.database.reading() as session:
        before = session.scalar(seen)
    client.get("/cards").close()
    with site.database.reading() as session:
        assert session.scalar(seen) == before


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
WECHAT = "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537.36 MicroMessenger/8.0"


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (FIREFOX, "Firefox · Linux"),
        (EDGE, "Edge · Windows"),
        (IPHONE, "Safari · iPhone"),
        (WECHAT, "微信 WeChat · Android"),
        ("curl/8.0", "curl/8.0"),
        ("x" * 99, "x" * 40),
        ("", ""),
    ],
)
def test_a_device_is_told_in_two_words(agent, device):
    assert device_of(agent) == device


SECRET = re.compile(r'id="token-secret">(mgc_[\w-]+)<')


def make(client, **typed):
    usual = {"name": "同步", "scope": ["read"], "days": "30", "password": PASSWORD}
    return post(client, "/account/tokens/", **usual | typed)


def test_a_token_is_shown_once_and_works_until_it_is_revoked(site):
    client = site.signed_in("supplier")
    made = make(client, scope=["read", "submit"])
    secret = SECRET.search(made.text)[1]
    assert made.status_code == 201
    page = client.get("/account/").text
    assert secret not in page
    assert secret[:12] in page
    known = {"Authorization": f"Bearer {secret}"}
    told = site.visitor().get("/api/v1/me", headers=known).json
    assert told["token"]["scopes"] == ["read", "submit"]
    (revoke,) = re.findall(r'action="(/account/tokens/\d+/revoke)"', page)
    assert post(site.signed_in("stranger"), revoke).status_code == 404
    assert post(client, revoke).status_code == 303
    assert site.visitor().get("/api/v1/me", headers=known).status_code == 401


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"password": "wrong password"}, "密码不正确"),
        ({"scope": []}, "请选择令牌的权限"),
        ({"scope": ["all"]}, "请选择令牌的权限"),
        ({"name": " "}, "请给令牌起个名字"),
        ({"days": "366"}, "1–365"),
        ({"days": "9" * 5000}, "1–365"),
        ({"days": "²"}, "1–365"),
    ],
)
def test_a_token_that_is_refused_keeps_what_was_typed(site, typed, said):
    answer = make(site.signed_in("supplier"), **{"name": "夜间同步", **typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert typed.get("name", "夜间同步") in answer.text
    assert not SECRET.search(answer.text)


def test_recovery_codes_are_drawn_anew_with_a_code(site):
    client = site.signed_in("reviewer")
    path = "/account/second-factor/recovery-codes"
    assert post(client, path, code="000000").status_code == 422
    answer = post(client, path, code=code())
    assert len(re.findall(r"<code>[a-z0-9-]{19}</code>", answer.text)) == 10
    assert "10 个恢复码" in client.get("/account/").text


def test_a_reviewer_does_not_do_without(site):
    client = site.signed_in("reviewer")
    assert "/account/second-factor/remove" not in client.get("/account/").text
    answer = post(client, "/account/second-factor/remove", code=code())
    assert answer.status_code == 403


def test_a_supplier_may_do_without_again(site):
    client = site.signed_in("supplier")
    page = client.get("/second-factor/set-up").text
    secret = re.search(r'id="secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    form = {"csrf_token": token(client, "/second-factor/set-up"), "password": PASSWORD}
    client.post("/second-factor/set-up", data={**form, "code": code(0, secret)})
    remove = "/account/second-factor/remove"
    assert post(client, remove, code="000000").status_code == 422
    assert post(client, remove, code=code(1, secret)).status_code == 303
    again = site.visitor()
    answer = post(again, "/sign-in", email="supplier@example.com", password=PASSWORD)
    assert answer.headers["Location"] == "/"
