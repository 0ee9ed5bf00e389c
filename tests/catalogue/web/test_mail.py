"""The administrator's page of messages that did not go out."""

from sqlalchemy import text

from cards.wording import Wording
from catalogue.services import mail

SUBJECT, SECRET = Wording("重设密码", "Set a new password"), Wording("秘密链接", "a secret link")


def test_messages_that_wait_are_listed_without_their_text(site):
    with site.database.transaction() as session:
        mail.send(session, "li@example.com", SUBJECT, SECRET, "zh")
        mail.send(session, "wang@example.com", SUBJECT, SECRET, "zh")
        given_up = text(
            "UPDATE mail SET given_up_at = created_at, error = '550 <b>no</b> such mailbox' "
            "WHERE recipient = 'wang@example.com'"
        )
        session.execute(given_up)
    page = site.signed_in("admin").get("/admin/mail/").text
    assert "li@example.com" in page
    assert "已放弃" in page
    assert "550 &lt;b&gt;no&lt;/b&gt; such mailbox" in page
    assert "秘密链接" not in page


def test_without_mail_the_page_says_so(site):
    page = site.signed_in("admin").get("/admin/mail/").text
    assert "MGCARDS_MAIL_URL" in page
    assert "全部已发出" in page
