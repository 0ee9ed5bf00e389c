"""Nothing but `data:` is fetched, however it is asked for, and nothing leaks into the PDF."""

import http.server
import threading
from io import BytesIO

import pikepdf
import pytest

from catalogue.pdf import engine
from catalogue.pdf.fetcher import ClosedFetcher

SECRET = "secret-of-this-machine"
POLL_SECONDS = 0.01
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.fixture
def server():
    """A server on this machine that counts who asks."""
    asked = []

    class Counting(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()

        def log_message(self, *_):
            pass

    serving = http.server.HTTPServer(("127.0.0.1", 0), Counting)
    thread = threading.Thread(target=serving.serve_forever, args=(POLL_SECONDS,))
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}", asked
    serving.shutdown()
    thread.join()
    serving.server_close()


WAYS = [
    '<img src="{url}">',
    '<link rel="stylesheet" href="{url}">',
    '<link rel="attachment" href="{url}">',
    '<a rel="attachment" href="{url}">x</a>',
    '<base href="{url}"><img src="x.png">',
    '<object data="{url}"></object><embed src="{url}">',
    '<style>@import url("{url}"); p {{ background: url("{url}") }}</style><p>x</p>',
    (
        '<style>@font-face {{ font-family: F; src: url("{url}"), local("Noto Sans SC") }}</style>'
        '<p style="font-family: F">x</p>'
    ),
    '<svg><image href="{url}"/><use href="{url}#a"/></svg>',
    (
        "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E"
        "%3Cimage href='{url}'/%3E%3C/svg%3E\">"
    ),
]


@pytest.mark.usefixtures("engine_may_speak")
@pytest.mark.parametrize("way", WAYS)
def test_files_stay_where_they_are(way, secret):
    for url in (f"file://{secret}", str(secret), f"file://{secret.parent}/%2e%2e/%2e%2e{secret}"):
        pdf = engine.lay_out_html(way.format(url=url)).write_pdf()
        assert not holds(pdf, SECRET)


@pytest.mark.usefixtures("engine_may_speak")
@pytest.mark.parametrize("way", WAYS)
def test_no_server_is_asked(way, server):
    url, asked = server
    engine.lay_out_html(way.format(url=url)).write_pdf()
    assert [] == asked


def test_data_is_fetched():
    assert ClosedFetcher().fetch(PIXEL).read().startswith(b"GIF89a")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "FILE:///etc/passwd", "http://127.0.0.1/", "ftp://127.0.0.1/", "x"],
)
def test_every_other_scheme_is_refused(url):
    with pytest.raises(ValueError, match="URI"):
        ClosedFetcher().fetch(url)


def holds(pdf: bytes, text: str) -> bool:
    with pikepdf.open(BytesIO(pdf)) as opened:
        if opened.attachments:
            return True
        streams = (item for item in opened.objects if isinstance(item, pikepdf.Stream))
        return any(text.encode() in stream.read_bytes() for stream in streams if readable(stream))


def readable(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") != pikepdf.Name.Image
