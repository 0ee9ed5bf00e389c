"""Pages of enterprises and people: register, confirm, invite, keep the record, read the acts."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from catalogue.http.limits import limiter
from catalogue.models import EnterpriseRow, MailRow
from catalogue.services import admissions
from catalogue.services.letters import Letterhead
from tests.catalogue.site import post, token

USCC = "91350100M000100Y43"
PASSWORD = "seven horses in a row"
APPLICATION = {
    "zh": "某某镁业有限公司",
    "en": "Example Magnesium Co., Ltd.",
    "uscc": USCC,
    "city": "府谷",
    "name": "王工",
    "email": "wang@example.org",
    "password": PASSWORD,
}
LINK = re.compile(r"(/(?:confirm|invitations)/[\w-]{20,})")


@pytest.fixture
def by_mail(site, monkeypatch):
    """The site with mail set up."""
    world = site.app.extensions["mgcards"]
    settings = replace(world.settings, mail_url="smtp://127.0.0.1:2525?from=cards@example.org")
    monkeypatch.setitem(site.app.extensions, "mgcards", replace(world, settings=settings))
    return site


def last_letter(site):
    with site.database.reading() as session:
        return session.execute(
            select(MailRow.recipient, MailRow.text).order_by(MailRow.id.desc())
        ).first()


def sign_in(client, email="wang@example.org", password=PASSWORD):
    return post(client, "/sign-in", email=email, password=password, next="/supplier/")


def test_an_enterprise_registers_signs_in_and_waits(site):
    client = site.visitor()
    assert "本目录不发邮件" in client.get("/register").text
    done = post(client, "/register", **APPLICATION)
    assert done.headers["Location"] == "/register/done?kind=enterprise"
    assert "没有确认" in client.get(done.headers["Location"]).text
    assert sign_in(client).headers["Location"] == "/supplier/"
    assert "等待核准" in client.get("/supplier/").text
    own = client.get("/supplier/enterprise").headers["Location"]
    assert own == "/enterprises/EXAMPLE-MAGNESIUM/edit"
    assert client.get(own).status_code == 200


def test_with_mail_the_address_is_confirmed_first(by_mail):
    client = by_mail.visitor()
    post(client, "/register", **APPLICATION)
    recipient, text = last_letter(by_mail)
    assert recipient == "wang@example.org"
    assert sign_in(client).status_code == 401
    link = LINK.search(text)[1]
    assert "EXAMPLE-MAGNESIUM" in client.get(link).text
    assert post(client, link, password="some other words").status_code == 422
    assert post(client, link, password=PASSWORD).status_code == 303
    assert client.get(link).status_code == 410
    assert sign_in(client).status_code == 302


def test_nobody_learns_from_the_page_who_has_an_account(by_mail):
    pages = []
    for email in ("supplier@example.com", "nobody@example.com"):
        form = {"name": "王工", "email": email, "password": PASSWORD}
        done = post(by_mail.visitor(), "/register/engineer", **form)
        pages.append((done.status_code, done.headers["Location"]))
        assert last_letter(by_mail)[0] == email
    assert pages[0] == pages[1] == (303, "/register/done?kind=engineer")


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"uscc": "91350100M000100Y44"}, 422, "uscc"),
        ({"zh": ""}, 422, "zh"),
        ({"password": "short"}, 422, "password"),
        ({"email": "wang"}, 422, "email"),
        ({"code": "no good"}, 422, "code"),
        ({"code": "ACME"}, 409, ""),
    ],
)
def test_what_was_typed_stays_and_the_fault_is_told(site, change, status, field):
    answer = post(site.visitor(), "/register", **(APPLICATION | change))
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert 'value="Example Magnesium Co., Ltd."' in answer.text
    assert PASSWORD not in answer.text
    if field:
        wrong = re.search(r'<input[^>]*id="(\w+)"[^>]*aria-invalid="true"', answer.text)
        assert wrong[1] == field


def test_registrations_are_slowed_down(site):
    limiter.enabled = True
    limiter.reset()
    client = site.visitor()
    form = {"name": "王工", "email": "a@example.org", "password": PASSWORD}
    form |= {"csrf_token": token(client)}
    tries = [client.post("/register/engineer", data=form).status_code for _ in range(6)]
    limiter.reset()
    assert tries == [303] * 5 + [429]


def test_an_owner_hands_a_link_over_and_the_invited_joins(site):
    owner = site.signed_in("supplier")
    form = {"email": "wang@example.org", "role": "viewer"}
    shown = post(owner, "/enterprises/ACME/invitations", **form)
    link = LINK.search(shown.text)[1]
    assert link not in owner.get("/enterprises/ACME/members").text
    guest = site.visitor()
    assert "某镁业" in guest.get(link).text
    short = post(guest, link, name="王工", password="short")
    assert (short.status_code, 'value="王工"' in short.text) == (422, True)
    assert post(guest, link, name="王工", password=PASSWORD).status_code == 303
    assert sign_in(guest).status_code == 302
    assert "王工" in owner.get("/enterprises/ACME/members").text


def test_with_mail_the_link_is_mailed_and_not_shown(by_mail):
    owner = by_mail.signed_in("supplier")
    form = {"email": "wang@example.org", "role": "viewer"}
    sent = post(owner, "/enterprises/ACME/invitations", **form)
    assert sent.status_code == 303
    assert LINK.search(last_letter(by_mail)[1])
    assert not LINK.search(owner.get("/enterprises/ACME/members").text)


def test_an_invitation_for_an_address_with_an_account_says_so_to_the_invited(site):
    owner = site.signed_in("supplier")
    form = {"email": "stranger@example.com", "role": "viewer"}
    link = LINK.search(post(owner, "/enterprises/ACME/invitations", **form).text)[1]
    answer = site.visitor().get(link)
    assert (answer.status_code, "已有账号" in answer.text) == (409, True)


def test_the_last_owner_is_told_why_not(site):
    owner = site.signed_in("supplier")
    own = site.people.supplier.user_id
    answer = post(owner, f"/enterprises/ACME/members/{own}", do="deactivate")
    assert (answer.status_code, "最后一位负责人" in answer.text) == (409, True)


RECORD = {"zh": "某镁业", "en": "Acme Magnesium", "city": "府谷"}


def test_the_record_is_kept_and_readers_see_it(site):
    owner = site.signed_in("supplier")
    form = RECORD | {
        "cluster": "府谷镁产业集群",
        "website": "https://acme.example",
        "honours": ["little_giant", "green_factory"],
    }
    assert post(owner, "/enterprises/ACME/edit", **form).status_code == 303
    text = site.visitor().get("/enterprises/ACME").text
    for said in (
        "府谷镁产业集群",
        "专精特新“小巨人”企业",
        "绿色工厂",
        'href="https://acme.example"',
    ):
        assert said in text
    assert "绿色工厂" in site.visitor().get("/enterprises").text


def test_of_two_who_keep_the_record_the_second_loses_nothing(site):
    owner = site.signed_in("supplier")
    seen = re.search(r'name="expected" value="(\w+)"', owner.get("/enterprises/ACME/edit").text)[1]
    first = post(owner, "/enterprises/ACME/edit", **RECORD, expected=seen)
    second = post(owner, "/enterprises/ACME/edit", **(RECORD | {"city": "太原"}), expected=seen)
    assert (first.status_code, second.status_code) == (303, 409)
    assert 'value="太原"' in second.text
    assert "<dd>府谷</dd>" in second.text


@pytest.mark.parametrize("field", ["zh", "en"])
def test_the_name_on_cards_stays(site, field):
    owner = site.signed_in("supplier")
    assert re.search(rf'id="{field}"[^>]*readonly', owner.get("/enterprises/ACME/edit").text)
    answer = post(owner, "/enterprises/ACME/edit", **(RECORD | {field: "Else"}))
    assert answer.status_code == 422


def picture(kind, size=(900, 300)):
    made = BytesIO()
    Image.new("RGB", size, "#0b5574").save(made, kind)
    return made.getvalue()


def put_logo(client, raw):
    file = (BytesIO(raw), "logo.svg")
    form = {"csrf_token": token(client), "logo": file}
    return client.post("/enterprises/ACME/logo", data=form, follow_redirects=True)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_drawn_anew_and_small(site, kind):
    owner = site.signed_in("supplier")
    assert "徽标已保存" in put_logo(owner, picture(kind)).text
    with site.visitor().get("/enterprises/ACME/logo.png") as shown:
        assert shown.content_type == "image/png"
        with Image.open(BytesIO(shown.data)) as drawn:
            assert (drawn.format, max(drawn.size)) == ("PNG", 512)
    assert "/enterprises/ACME/logo.png" in site.visitor().get("/enterprises/ACME").text
    post(owner, "/enterprises/ACME/logo/remove")
    assert site.visitor().get("/enterprises/ACME/logo.png").status_code == 404


@pytest.mark.parametrize("raw", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a"])
def test_another_kind_of_picture_is_refused(site, raw):
    answer = put_logo(site.signed_in("supplier"), raw)
    assert (answer.status_code, "notice stop" in answer.text) == (422, True)
    assert site.visitor().get("/enterprises/ACME/logo.png").status_code == 404


def test_a_reviewer_decides_and_the_owner_reads_why(site):
    reviewer, owner = site.signed_in("reviewer"), site.signed_in("supplier")
    missing = post(reviewer, "/review/enterprises/ACME", decision="suspend")
    assert (missing.status_code, "请写明原因" in missing.text) == (422, True)
    done = post(reviewer, "/review/enterprises/ACME", decision="suspend", note="营业执照过期")
    assert done.status_code == 303
    again = post(reviewer, "/review/enterprises/ACME", decision="suspend", note="x")
    assert again.status_code == 409
    assert "营业执照过期" in owner.get("/supplier/").text
    assert "营业执照过期" in owner.get("/enterprises/ACME/edit").text
    assert "营业执照过期" not in site.visitor().get("/enterprises/ACME").text


def test_a_refused_enterprise_applies_again(site):
    client = site.visitor()
    post(client, "/register", **APPLICATION)
    with site.database.transaction() as session:
        admissions.decide(
            session, site.people.reviewer, "EXAMPLE-MAGNESIUM", "refuse", "缺执照", Letterhead()
        )
    sign_in(client)
    assert "缺执照" in client.get("/enterprises/EXAMPLE-MAGNESIUM/edit").text
    post(client, "/enterprises/EXAMPLE-MAGNESIUM/apply")
    with site.database.reading() as session:
        found = session.scalar(select(EnterpriseRow).where(EnterpriseRow.uscc == USCC))
        assert found.status == "applied"


def test_an_administrator_keeps_accounts(site):
    admin = site.signed_in("admin")
    engineer = site.people.engineer.user_id
    visitor = site.signed_in("engineer")
    assert post(admin, f"/admin/people/{engineer}", role="reviewer").status_code == 303
    assert visitor.get("/review/").status_code == 302
    assert post(admin, f"/admin/people/{engineer}", do="deactivate").status_code == 303
    assert "已停用" in admin.get("/admin/people?role=reviewer").text
    last = post(admin, f"/admin/people/{site.people.admin.user_id}", do="deactivate")
    assert last.status_code == 409
    link = LINK.search(post(admin, "/admin/people/invitations", email="new@example.org").text)[1]
    assert "审核员" in site.visitor().get(link).text


def test_who_lost_the_telephone_is_helped_by_an_administrator_who_is_sure(site):
    admin, visitor = site.signed_in("admin"), site.signed_in("reviewer")
    path = f"/admin/people/{site.people.reviewer.user_id}/reset-second-factor"
    page = admin.get("/admin/people").text
    assert path in page
    assert f"/admin/people/{site.people.admin.user_id}/reset-second-factor" not in page
    assert (post(admin, path).status_code, visitor.get("/review/").status_code) == (422, 200)
    assert post(admin, path, sure="1").status_code == 303
    assert visitor.get("/review/").status_code == 302
    assert path not in admin.get("/admin/people").text
