"""The server for mail: how it is named, how it is spoken to, and what is never sent."""

from urllib.parse import quote

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from catalogue.cli import main
from catalogue.mail_server import MailServer, read_mail_url
from catalogue.models.base import now
from catalogue.services.addresses import read_address
from catalogue.services.errors import InputRefused
from tests.catalogue.smtp_server import PASSWORD, USER, receiving_from_known


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_the_server_may_ask_for_a_password(password):
    with receiving_from_known() as inbox:
        known = f"smtp://{USER}:{quote(password, safe='')}@127.0.0.1:{inbox.port}?from=a@b.cn"
        done = CliRunner().invoke(
            main, ["mail", "test", "li@example.com"], env={"MGCARDS_MAIL_URL": known}
        )
    assert (done.exit_code, len(inbox.taken)) == ((0, 1) if password == PASSWORD else (1, 0))
    assert password not in done.output


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_address_that_is_read_breaks_a_message(before, behind):
    server = MailServer("127.0.0.1", 25, "catalogue@example.com")
    try:
        address = read_address(f"{before}@{behind}.cn")
    except InputRefused:
        return
    try:
        made = server.message(address, "Hello", "text", now(), "m1")
    except ValueError:
        return
    assert set(made.keys()) >= {"To", "From"}
    assert len(made["To"].addresses) == 1
    assert made["Bcc"] is None


@pytest.mark.parametrize(
    ("url", "host", "port", "sender"),
    [
        ("smtp://127.0.0.1?from=a@b.cn", "127.0.0.1", 25, "a@b.cn"),
        ("smtp://mail:2525?from=a@b.cn", "mail", 2525, "a@b.cn"),
        ("smtp://u:p@mail?from=a@b.cn&starttls=1", "mail", 587, "a@b.cn"),
        ("smtps://u%40b.cn:p@mail", "mail", 465, "u@b.cn"),
    ],
)
def test_a_mail_server_is_named_by_a_url(url, host, port, sender):
    server = read_mail_url(url)
    assert (server.host, server.port, server.sender) == (host, port, sender)


@pytest.mark.parametrize(
    "url",
    [
        "mail",
        "http://mail",
        "smtp://mail",
        "smtp://mail?from=somebody",
        "smtp://mail?from=a@..cn",
        "smtp://mail?from=a@b.cn,c@d.cn",
        "smtp://mail?from=a@b.cn&tls=1",
        "smtp://mail?from=a@b.cn&starttls=yes",
        "smtp://mail:port?from=a@b.cn",
        "smtps://mail?from=a@b.cn&starttls=1",
        "smtp://u:hidden@mail?from=a@b.cn",
    ],
)
def test_what_names_no_mail_server_is_refused_without_its_password(url):
    with pytest.raises(ValueError, match=r"\w") as refused:
        read_mail_url(url)
    assert "hidden" not in str(refused.value)
