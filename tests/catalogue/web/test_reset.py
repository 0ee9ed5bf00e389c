"""A forgotten password: the same answer for everybody, and a link that sets another once."""

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from catalogue.cli import main
from catalogue.http.limits import limiter
from tests.catalogue.site import PASSWORD, TOKEN, post, token, without_nonce

NEW = "battery staple"
LINK = re.compile(r"https://cards\.example/mg(/reset/[\w-]+)")


@pytest.fixture
def mailing(site):
    """A site that sends mail and knows its public address."""
    former = site.app.extensions["mgcards"]
    mail = "smtp://127.0.0.1?from=catalogue@example.com"
    settings = replace(former.settings, mail_url=mail, public_url="https://cards.example/mg")
    site.app.extensions["mgcards"] = replace(former, settings=settings)
    yield site
    site.app.extensions["mgcards"] = former


def links(site):
    with site.database.reading() as session:
        texts = session.scalars(text("SELECT text FROM mail WHERE sent_at IS NULL")).all()
    return [LINK.search(sent)[1] for sent in texts]


def ask(site, email="supplier@example.com", base_url="http://localhost"):
    client = site.visitor()
    page = client.get("/forgot", base_url=base_url).text
    form = {"csrf_token": TOKEN.search(page)[1], "email": email}
    return client.post("/forgot", data=form, base_url=base_url)


def test_the_answer_does_not_tell_who_has_an_account(mailing):
    known, unknown = ask(mailing), ask(mailing, "nobody@example.com")
    assert (known.status_code, unknown.status_code) == (200, 200)
    said = without_nonce(known.text).replace("supplier@", "nobody@")
    assert said == without_nonce(unknown.text)
    assert len(links(mailing)) == 1


def test_a_link_leads_to_the_public_address_whatever_host_was_asked(mailing):
    assert ask(mailing, base_url="http://evil.example").status_code == 200
    assert len(links(mailing)) == 1


def test_a_new_password_is_set_by_the_link_once(mailing):
    ask(mailing)
    old = mailing.signed_in("supplier")
    (path,) = links(mailing)
    client = mailing.visitor()
    page = client.get(path)
    assert page.headers["Cache-Control"] == "private, no-store"
    form = {"csrf_token": token(client, path), "new": NEW, "again": NEW}
    assert client.post(path, data={**form, "again": "other"}).status_code == 422
    short = client.post(path, data={**form, "new": "short", "again": "short"})
    assert (short.status_code, "8–128" in short.text) == (422, True)
    assert client.post(path, data=form).headers["Location"] == "/sign-in"
    assert client.get(path).status_code == 410
    assert client.post(path, data=form).status_code == 410
    assert old.get("/account/").status_code == 302
    email = "supplier@example.com"
    assert post(client, "/sign-in", email=email, password=PASSWORD).status_code == 401
    assert post(client, "/sign-in", email=email, password=NEW).headers["Location"] == "/"


def test_a_new_password_is_no_way_around_the_second_factor(mailing):
    ask(mailing, "reviewer@example.com")
    (path,) = links(mailing)
    client = mailing.visitor()
    form = {"csrf_token": token(client, path), "new": NEW, "again": NEW}
    client.post(path, data=form)
    answer = post(client, "/sign-in", email="reviewer@example.com", password=NEW)
    assert answer.headers["Location"] == "/second-factor/?next=/"
    assert client.get("/review/").status_code == 302


def test_what_is_no_address_is_told(mailing):
    answer = ask(mailing, "nobody")
    assert answer.status_code == 422
    assert 'value="nobody"' in answer.text


def test_nobody_is_flooded_with_letters(mailing):
    limiter.enabled = True
    limiter.reset()
    for email in ("supplier@example.com", "nobody@example.com"):
        answers = [ask(mailing, email).status_code for _ in range(6)]
        assert answers[0] == 200
        assert answers[-1] == 429
        limiter.reset()


@pytest.mark.parametrize("path", ["/reset/nonsense", "/reset/" + "x" * 300])
def test_what_is_no_link_is_told_in_a_sentence(site, path):
    answer = site.visitor().get(path)
    assert answer.status_code == 410
    assert "重新申请" in answer.text


def test_without_mail_the_keeper_is_asked(site):
    page = site.visitor().get("/forgot")
    assert "目录管理者" in page.text
    assert "<form method" not in page.text
    client = site.visitor()
    answer = client.post("/forgot", data={"csrf_token": token(client), "email": "a@b.cn"})
    assert answer.status_code == 422


def test_the_keeper_prints_a_link_and_resets_a_second_factor(site, monkeypatch):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    monkeypatch.setenv("MGCARDS_PUBLIC_URL", "https://cards.example")
    done = CliRunner().invoke(main, ["user", "reset-link", "supplier@example.com"])
    path = done.output.split("\n")[0].removeprefix("https://cards.example")
    assert site.visitor().get(path).status_code == 200
    done = CliRunner().invoke(main, ["user", "reset-second-factor", "reviewer@example.com"])
    assert (done.exit_code, "reviewer@example.com" in done.output) == (0, True)
    done = CliRunner().invoke(main, ["user", "reset-link", "nobody@example.com"])
    assert done.exit_code == 1
