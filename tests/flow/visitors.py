"""Who comes to the server: a person with a browser, and a program with a password."""

import base64
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPMessage
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import (
    HTTPCookieProcessor,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)
from uuid import uuid4

import pyotp

from tests.flow.page import Element, read_page

PASSWORD = "correct horse"
PATIENCE_SECONDS = 60
NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Answer:
    """What the server answered, after all redirects."""

    status: int
    headers: HTTPMessage
    raw: bytes
    url: str

    @property
    def text(self) -> str:
        return self.raw.decode("utf-8")

    @cached_property
    def page(self) -> Element:
        return read_page(self.text)

    @property
    def words(self) -> str:
        """What the page says, with one plain space wherever there is any white space."""
        return self.page.one("main").text

    @property
    def data(self):
        return json.loads(self.raw)

    @property
    def etag(self) -> str:
        return self.headers["ETag"]


def request(
    url: str,
    body: bytes | None = None,
    headers: Mapping[str, str] = NO_HEADERS,
    method: str | None = None,
) -> Request:
    assert url.startswith("http://127.0.0.1:")
    return Request(url, body, dict(headers), method=method)  # noqa: S310 - see above


def ask(opener: OpenerDirector, wish: Request) -> Answer:
    try:
        answer = opener.open(wish, timeout=PATIENCE_SECONDS)
    except HTTPError as refused:
        answer = refused
    with answer:
        return Answer(answer.status, answer.headers, answer.read(), answer.url)


def address_of(path: str, query: dict[str, object]) -> str:
    """The path, which may have Chinese characters, with its query."""
    asked = f"?{urlencode(query, doseq=True)}" if query else ""
    return quote(path, safe="/?=&%") + asked


@dataclass
class Person:
    """Somebody at a browser: keeps cookies, follows redirects, fills in the forms of pages."""

    address: str
    cookies: CookieJar = field(default_factory=CookieJar)

    @cached_property
    def opener(self) -> OpenerDirector:
        return build_opener(ProxyHandler({}), HTTPCookieProcessor(self.cookies))

    def get(self, path: str, **query: object) -> Answer:
        return ask(self.opener, request(self.address + address_of(path, query)))

    def send(self, seen: Answer, action: str, file: bytes | None = None, **filled: str) -> Answer:
        """Send the form of a page that was seen, filled in; hidden fields go with it."""
        form = _form(seen.page, action, filled)
        fields = {**_prefilled(form), **filled}
        url = self.address + action
        if form.attrs.get("enctype") != "multipart/form-data":
            return ask(self.opener, request(url, urlencode(fields).encode()))
        body, kind = _multipart(fields, file)
        return ask(self.opener, request(url, body, {"Content-Type": kind}))

    def sign_in(self, who: str, password: str = PASSWORD) -> Answer:
        seen = self.get("/sign-in")
        return self.send(seen, "/sign-in", email=f"{who}@example.com", password=password)

    def set_up_second_factor(self, seen: Answer) -> Answer:
        """From the page that shows the secret, as who reviews meets it, to the one wanted."""
        secret = seen.page.one("code", id="secret").text.replace(" ", "")
        codes = self.send(seen, "/second-factor/set-up", code=pyotp.TOTP(secret).now())
        return self.get(codes.page.one("main").one("a", "primary").attrs["href"])

    def make_token(self, *scopes: str) -> str:
        """A token for a program, made on the account page."""
        fields = {"name": "a test", "days": "7", "password": PASSWORD, "scope": scopes}
        form = self.get("/account/").page.one("form", action="/account/tokens/#tokens")
        filled = urlencode(_prefilled(form) | fields, doseq=True).encode()
        made = ask(self.opener, request(f"{self.address}/account/tokens/", filled))
        return made.page.one("code", id="token-secret").text


def _form(page: Element, action: str, filled: Mapping[str, str]) -> Element:
    """The form of the page that goes there and has everything that is to be filled in."""
    forms = page.all("form", action=action)
    named = [{entry.attrs.get("name") for entry in form.all()} for form in forms]
    fit = [form for form, names in zip(forms, named, strict=True) if filled.keys() <= names]
    assert fit, f"no form to {action} with {[*filled]} in {page.text[:500]}"
    return fit[0]


def _prefilled(form: Element) -> dict[str, str]:
    """What the form sends when nobody touches it."""
    named = [entry for entry in form.all("input") if "name" in entry.attrs]
    inputs = [entry for entry in named if _goes_along(entry)]
    texts = {entry.attrs["name"]: "".join(map(str, entry.inside)) for entry in form.all("textarea")}
    return {entry.attrs["name"]: entry.attrs.get("value", "") for entry in inputs} | texts


def _goes_along(entry: Element) -> bool:
    """Whether a browser sends what stands in it: no file, and no box that is not ticked."""
    kind = entry.attrs.get("type")
    return kind != "file" and (kind not in ("checkbox", "radio") or "checked" in entry.attrs)


def _multipart(fields: dict[str, str], file: bytes | None) -> tuple[bytes, str]:
    boundary = uuid4().hex
    name = "卡片.json" if file is not None else ""
    parts = [
        (f'form-data; name="{key}"', "text/plain; charset=utf-8", text.encode())
        for key, text in fields.items()
    ]
    chosen = f'form-data; name="file"; filename="{name}"'
    parts.append((chosen, "application/json", file or b""))
    body = b"".join(
        f"--{boundary}\r\nContent-Disposition: {where}\r\nContent-Type: {kind}\r\n\r\n".encode()
        + content
        + b"\r\n"
        for where, kind, content in parts
    )
    return body + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


@dataclass(frozen=True)
class Caller:
    """A program that speaks JSON; it sends name and password every time, or a token."""

    address: str
    who: str = ""
    token: str = ""

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """`body` is sent as it is when it is bytes, and else as JSON."""
        raw = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        url = f"{self.address}/api/v1{path}"
        wish = request(url, raw, self._headers(raw) | headers, method)
        return ask(build_opener(ProxyHandler({})), wish)

    def get(self, path: str, **query: object) -> Answer:
        return self.ask("GET", address_of(path, query))

    def post(self, path: str, body: object = None, **headers: str) -> Answer:
        return self.ask("POST", path, {} if body is None else body, **_hyphened(headers))

    def put(self, path: str, body: object, **headers: str) -> Answer:
        return self.ask("PUT", path, body, **_hyphened(headers))

    def wait_for(self, job: str) -> dict[str, object]:
        """The job, once it is over."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            found = self.get(f"/jobs/{job}").data
            if found["state"] in ("done", "failed"):
                return found
            time.sleep(0.2)
        raise AssertionError(f"job {job} is not over")

    def _headers(self, raw: bytes | None) -> dict[str, str]:
        kind = {"Content-Type": "application/json"} if raw is not None else {}
        if self.token:
            return {"Authorization": f"Bearer {self.token}", **kind}
        if not self.who:
            return kind
        named = base64.b64encode(f"{self.who}@example.com:{PASSWORD}".encode()).decode()
        return {"Authorization": f"Basic {named}", **kind}


def _hyphened(headers: dict[str, str]) -> dict[str, str]:
    """`If_Match` for Python, `If-Match` for the server."""
    return {name.replace("_", "-"): text for name, text in headers.items()}
