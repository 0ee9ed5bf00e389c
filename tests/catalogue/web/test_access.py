"""Who may do what: method × address × role, forged posts, and the death of sessions."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import request

from catalogue.app import create_app
from catalogue.http.limits import limiter
from catalogue.http.world import public_address
from catalogue.models.base import now
from catalogue.store import jobs as store
from tests.catalogue.site import PASSWORD, post, token

ROLES = ("visitor", "supplier", "stranger", "engineer", "reviewer", "admin")
TO_SIGN_IN = 302

MATRIX = {
    ("GET", "/"): (200, 200, 200, 200, 200, 200),
    ("GET", "/supplier/"): (TO_SIGN_IN, 200, 200, 403, 403, 200),
    ("GET", "/supplier/new"): (TO_SIGN_IN, 200, 200, 403, 403, 200),
    ("GET", "/supplier/example.json"): (200, 200, 200, 200, 200, 200),
    ("GET", "/supplier/{draft}"): (TO_SIGN_IN, 200, 404, 404, 200, 200),
    ("POST", "/supplier/{draft}"): (TO_SIGN_IN, 303, 404, 404, 403, 303),
    ("GET", "/supplier/{draft}/curves"): (TO_SIGN_IN, 200, 404, 404, 200, 200),
    ("POST", "/supplier/{draft}/curves"): (TO_SIGN_IN, 303, 404, 404, 403, 303),
    ("GET", "/supplier/{draft}/evidence"): (TO_SIGN_IN, 200, 404, 404, 200, 200),
    ("POST", "/supplier/{draft}/evidence"): (TO_SIGN_IN, 303, 404, 404, 403, 303),
    ("POST", "/supplier/{draft}/evidence/none/visibility"): (TO_SIGN_IN, 404, 404, 404, 404, 404),
    ("POST", "/supplier/{draft}/evidence/none/remove"): (TO_SIGN_IN, 404, 404, 404, 404, 404),
    ("GET", "/attachments/none/report.pdf"): (404, 404, 404, 404, 404, 404),
    ("GET", "/supplier/{draft}/form"): (TO_SIGN_IN, 200, 404, 404, 200, 200),
    ("POST", "/supplier/{draft}/form"): (TO_SIGN_IN, 303, 404, 404, 403, 303),
    ("POST", "/supplier/{draft}/autosave"): (TO_SIGN_IN, 200, 404, 404, 403, 200),
    ("POST", "/supplier/{draft}/revise"): (TO_SIGN_IN, 303, 404, 404, 403, 303),
    ("POST", "/supplier/{draft}/discard"): (TO_SIGN_IN, 303, 404, 404, 403, 303),
    ("POST", "/supplier/new/empty"): (TO_SIGN_IN, 303, 303, 403, 403, 303),
    ("POST", "/supplier/new/copy"): (TO_SIGN_IN, 404, 404, 404, 404, 404),
    ("POST", "/supplier/{draft}/submit"): (TO_SIGN_IN, 422, 404, 404, 403, 422),
    ("POST", "/supplier/{draft}/recall"): (TO_SIGN_IN, 409, 404, 404, 403, 409),
    ("POST", "/supplier/submissions"): (TO_SIGN_IN, 303, 303, 403, 403, 303),
    ("POST", "/supplier/imports/none/submit"): (TO_SIGN_IN, 404, 404, 404, 404, 404),
    ("GET", "/supplier/{draft}/preview"): (TO_SIGN_IN, 200, 404, 404, 200, 200),
    ("POST", "/supplier/curve-picture"): (TO_SIGN_IN, 200, 200, 200, 200, 200),
    ("POST", "/supplier/{published}/withdraw"): (TO_SIGN_IN, 303, 403, 403, 403, 303),
    ("POST", "/supplier/{published}/discard"): (TO_SIGN_IN, 409, 403, 403, 403, 409),
    ("GET", "/review/"): (TO_SIGN_IN, 403, 403, 403, 200, 200),
    ("GET", "/review/{waiting}"): (TO_SIGN_IN, 403, 403, 403, 200, 200),
    ("POST", "/review/{waiting}/publish"): (TO_SIGN_IN, 403, 403, 403, 303, 303),
    ("POST", "/review/{waiting}/return"): (TO_SIGN_IN, 403, 403, 403, 303, 303),
    ("GET", "/review/scenarios/"): (TO_SIGN_IN, 403, 403, 403, 200, 200),
    ("GET", "/review/scenarios/new"): (TO_SIGN_IN, 403, 403, 403, 200, 200),
    ("POST", "/review/scenarios/new"): (TO_SIGN_IN, 403, 403, 403, 422, 422),
    ("GET", "/review/scenarios/seat-frame/edit"): (TO_SIGN_IN, 403, 403, 403, 200, 200),
    ("POST", "/review/scenarios/seat-frame/edit"): (TO_SIGN_IN, 403, 403, 403, 422, 422),
    ("POST", "/review/scenarios/seat-frame/retire"): (TO_SIGN_IN, 403, 403, 403, 303, 303),
    ("GET", "/review/scenarios/none/edit"): (TO_SIGN_IN, 403, 403, 403, 404, 404),
    ("GET", "/review/scenarios/import"): (TO_SIGN_IN, 403, 403, 403, 200, 200),
    ("POST", "/review/scenarios/import"): (TO_SIGN_IN, 403, 403, 403, 200, 200),
    ("GET", "/scenarios/seat-frame/v1"): (200, 200, 200, 200, 200, 200),
    ("GET", "/scenarios/seat-frame.yaml"): (200, 200, 200, 200, 200, 200),
    ("GET", "/scenarios.yaml"): (200, 200, 200, 200, 200, 200),
    ("GET", "/c/{draft}"): (404, 200, 404, 404, 200, 200),
    ("GET", "/c/{published}"): (200, 200, 200, 200, 200, 200),
    ("POST", "/editions/"): (TO_SIGN_IN, 403, 403, 403, 422, 422),
    ("POST", "/editions/none/print"): (TO_SIGN_IN, 403, 403, 403, 404, 404),
    ("POST", "/sets/"): (303, 303, 303, 303, 303, 303),
    ("POST", "/sets/jobs/none/cancel"): (404, 404, 404, 404, 404, 404),
    ("GET", "/account/"): (TO_SIGN_IN, 200, 200, 200, 200, 200),
    ("POST", "/account/password"): (TO_SIGN_IN, 422, 422, 422, 422, 422),
    ("POST", "/account/second-factor/recovery-codes"): (TO_SIGN_IN, 422, 422, 422, 422, 422),
    ("POST", "/account/second-factor/remove"): (TO_SIGN_IN, 422, 422, 422, 422, 422),
    ("POST", "/account/sessions/end"): (TO_SIGN_IN, 404, 404, 404, 404, 404),
    ("POST", "/account/sessions/end-others"): (TO_SIGN_IN, 303, 303, 303, 303, 303),
    ("POST", "/account/tokens/"): (TO_SIGN_IN, 422, 422, 422, 422, 422),
    ("POST", "/account/tokens/1/revoke"): (TO_SIGN_IN, 404, 404, 404, 303, 404),
    ("POST", "/second-factor/"): (TO_SIGN_IN, 401, 401, 401, 401, 401),
    ("POST", "/second-factor/set-up"): (TO_SIGN_IN, 422, 422, 422, 303, 303),
    ("GET", "/admin/mail/"): (TO_SIGN_IN, 403, 403, 403, 403, 200),
    ("GET", "/forgot"): (200, 200, 200, 200, 200, 200),
    ("POST", "/forgot"): (422, 422, 422, 422, 422, 422),
    ("POST", "/reset/none"): (410, 410, 410, 410, 410, 410),
    ("DELETE", "/c/{published}"): (405, 405, 405, 405, 405, 405),
}
CASES = [
    (method, path, role, status)
    for (method, path), statuses in MATRIX.items()
    for role, status in zip(ROLES, statuses, strict=True)
]
TABLE = "T [C],Rm [MPa]\n20,240\n150,160"
FORM = {
    "document": '{"schema": 1, "designation": "AM50A"}',
    "note": "because",
    "cards": "",
    "table": TABLE,
}


@pytest.mark.parametrize(("method", "path", "role", "status"), CASES)
def test_the_matrix(site, method, path, role, status):
    client = site.visitor() if role == "visitor" else site.signed_in(role)
    address = path.format(draft=site.draft_number, published=site.number, waiting=site.waiting_id)
    if method == "POST":
        assert post(client, address, **FORM).status_code == status
    else:
        assert client.open(address, method=method).status_code == status


@pytest.mark.parametrize(
    "path", [path for method, path in MATRIX if method == "POST"] + ["/sign-in", "/sign-out"]
)
def test_a_post_without_the_token_is_refused(site, path):
    client = site.signed_in("admin")
    address = path.format(draft=site.draft_number, published=site.number, waiting=site.waiting_id)
    assert client.post(address, data=FORM).status_code == 400


def test_who_must_sign_in_comes_back_where_he_wanted(site):
    client = site.visitor()
    asked = client.get("/supplier/new")
    assert asked.headers["Location"] == "/sign-in?next=/supplier/new"
    answer = post(
        client, "/sign-in", email="supplier@example.com", password=PASSWORD, next="/supplier/new"
    )
    assert answer.headers["Location"] == "/supplier/new"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\nb"]
)
def test_nobody_is_sent_to_another_site(site, elsewhere):
    answer = post(
        site.visitor(), "/sign-in", email="supplier@example.com", password=PASSWORD, next=elsewhere
    )
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_says_no_more_than_that(site):
    for email in ("supplier@example.com", "nobody@example.com"):
        answer = post(site.visitor(), "/sign-in", email=email, password="wrong password")
        assert answer.status_code == 401
        assert "邮箱或密码不正确" in answer.text


def test_a_copied_cookie_is_dead_after_sign_out(site):
    client, thief = site.signed_in("supplier"), site.visitor()
    stolen = client.get_cookie("mgcards_session").value
    thief.set_cookie("mgcards_session", stolen)
    assert thief.get("/supplier/").status_code == 200
    post(client, "/sign-out")
    assert thief.get("/supplier/").status_code == TO_SIGN_IN


def test_signing_in_makes_a_new_session(site):
    client = site.visitor()
    client.get("/sign-in")
    planted = client.get_cookie("mgcards_session").value
    post(client, "/sign-in", email="supplier@example.com", password=PASSWORD)
    victim = site.visitor()
    victim.set_cookie("mgcards_session", planted)
    assert victim.get("/supplier/").status_code == TO_SIGN_IN


def test_the_cookie_of_the_pages_means_nothing_to_the_interface(site):
    client = site.signed_in("reviewer")
    assert client.get("/api/v1/reviews").status_code == 401


def test_guessing_is_slowed_down(site):
    limiter.enabled = True
    limiter.reset()
    client = site.visitor()
    tries = [
        post(client, "/sign-in", email="supplier@example.com", password="wrong password")
        for _ in range(11)
    ]
    limiter.reset()
    assert [answer.status_code for answer in tries] == [401] * 10 + [429]


@pytest.fixture
def limited(site):
    limiter.enabled = True
    limiter.reset()
    yield site
    limiter.reset()


def guess(site, number, email="supplier@example.com", where="10.0.0.1", path="reviews"):
    answers = [
        site.visitor().get(
            f"/api/v1/{path}",
            auth=(email, f"wrong {n}"),
            environ_overrides={"REMOTE_ADDR": where},
        )
        for n in range(number)
    ]
    return [answer.status_code for answer in answers]


def test_one_address_guesses_so_often_wherever_it_asks(limited):
    assert guess(limited, 5) + guess(limited, 5, "a@b.cc", path="reviews/1") == [401] * 10
    assert guess(limited, 1, "another@example.com") == [429]
    place = {"REMOTE_ADDR": "10.0.0.1"}
    client = limited.visitor()
    form = {"email": "x@example.com", "password": "x", "csrf_token": token(client)}
    assert client.post("/sign-in", data=form, environ_overrides=place).status_code == 429
    for path in ("/api/v1/cards", "/api/v1/search", "/sign-in", "/cards"):
        assert client.get(path, environ_overrides=place).status_code == 200


def test_one_account_is_guessed_at_so_often_from_wherever(limited):
    tries = [guess(limited, 1, where=f"10.0.0.{n}")[0] for n in range(12)]
    assert tries == [401] * 10 + [429] * 2


def test_a_right_password_does_not_count(limited):
    auth = ("supplier@example.com", PASSWORD)
    answers = [limited.visitor().get("/api/v1/reviews", auth=auth) for _ in range(12)]
    assert {answer.status_code for answer in answers} == {403}


@pytest.mark.parametrize(("trusted", "seen"), [(0, "127.0.0.1"), (1, "10.9.8.7")])
def test_an_address_is_taken_from_trusted_proxies_only(site, trusted, seen):
    settings = replace(site_settings(site), trusted_proxies=trusted)
    app = create_app(settings, site.database)
    app.add_url_rule("/whence", view_func=lambda: request.remote_addr)
    limiter.enabled = False
    told = {"X-Forwarded-For": "10.9.8.7"}
    assert app.test_client().get("/whence", headers=told).text == seen


def site_settings(site):
    return site.app.extensions["mgcards"].settings


def test_what_a_signed_in_reader_sees_is_kept_nowhere(site):
    personal = "private, no-store"
    client = site.signed_in("supplier")
    assert client.get("/cards").headers["Cache-Control"] == personal
    known = site.visitor().get(
        f"/api/v1/cards/{site.number}", auth=("supplier@example.com", PASSWORD)
    )
    assert known.headers["Cache-Control"] == personal
    assert site.visitor().get("/sign-in").headers["Cache-Control"] == personal
    assert "Cache-Control" not in site.visitor().get("/cards").headers


@pytest.mark.parametrize(
    ("host", "printed"),
    [
        ("evil.example", ""),
        ("localhost.evil.example", ""),
        ("localhost:8000", "http://localhost:8000/"),
        ("[::1]:8000", "http://[::1]:8000/"),
    ],
)
def test_nothing_printed_leads_to_a_host_that_a_visitor_names(site, host, printed):
    with site.app.test_request_context(base_url=f"http://{host}"):
        assert public_address() == printed


def test_a_file_that_is_gone_is_told_and_can_be_wished_for_again(site):
    client = site.visitor()
    first = post(client, "/sets/", cards=site.number).headers["Location"]
    job_id = first.rsplit("/", 1)[1]
    with site.database.transaction() as session:
        store.take(session, "one", now(), timedelta(minutes=1))
        store.finish(session, job_id, "one", now(), "set.pdf")
    answer = client.get(f"{first}/file", follow_redirects=True)
    assert "文件已不在" in answer.text
    assert post(client, "/sets/", cards=site.number).headers["Location"] != first


def test_the_page_of_a_set_says_how_far_it_is_and_lets_it_be_cancelled(site):
    client = site.visitor()
    numbers = f"{site.number}"
    place = post(client, "/sets/", cards=numbers).headers["Location"]
    job_id = place.rsplit("/", 1)[1]
    with site.database.transaction() as session:
        store.take(session, "one", now() - timedelta(seconds=30), timedelta(minutes=5))
        store.renew(session, job_id, "one", now() + timedelta(minutes=5), 0.25)
    running = client.get(f"{place}?lang=en", follow_redirects=True).text
    assert "Setting the sheets: 0 of 1." in running
    assert "About 90 s left." in running
    assert 303 == post(client, f"{place}/cancel").status_code
    assert "was cancelled" in client.get(place).text
    assert post(client, "/sets/", cards=numbers).headers["Location"] != place


def test_nobody_cancels_what_an_account_asked_for(site):
    place = post(site.signed_in("engineer"), "/sets/", cards=site.number).headers["Location"]
    assert 403 == post(site.visitor(), f"{place}/cancel").status_code
