"""What every page has around it: light or dark, scripts that only it names, the list of keys."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TOKENS = ROOT / "catalogue/static/css/tokens.css"
NONCE = re.compile(r"'nonce-([\w-]+)'")


def test_the_reader_chooses_dark_pages_and_comes_back(site):
    client = site.visitor()
    answer = client.get("/theme/dark?next=/cards")
    assert ("303 SEE OTHER", "/cards") == (answer.status, answer.location)
    assert 'data-theme="dark"' in client.get("/cards").text
    client.get("/theme/system")
    assert "data-theme" not in client.get("/cards").text


def test_nobody_is_led_away_by_the_choice(site):
    assert "/" == site.visitor().get("/theme/dark?next=//elsewhere.example").location
    assert 404 == site.visitor().get("/theme/pink").status_code


def test_a_remembered_page_keeps_the_choice_of_each_reader(site):
    dark, other = site.visitor(), site.visitor()
    dark.get("/theme/dark")
    address = "/search?req=Rp0.2%3E%3D130MPa"
    assert 'data-theme="dark"' in dark.get(address).text
    assert "data-theme" not in other.get(address).text
    assert 'data-theme="dark"' in dark.get(address).text


def test_dark_is_the_same_however_it_came_about():
    text = TOKENS.read_text(encoding="utf-8")
    first, second = re.findall(
        r':root(?::not\(\[data-theme="light"\]\)|\[data-theme="dark"\]) \{(.*?)\}', text, re.DOTALL
    )
    assert named(first) == named(second)
    assert len(named(first)) > 10


def named(block):
    return dict(re.findall(r"(--[\w-]+): (#\w+);", block))


@pytest.mark.parametrize("path", ["/", "/search?req=Rp0.2%3E%3D130MPa", "/c/MG-000001", "/nowhere"])
def test_a_page_runs_the_scripts_that_it_names_and_no_others(site, path):
    client = site.visitor()
    pages = [client.get(path) for _ in range(2)]
    nonces = [NONCE.search(page.headers["Content-Security-Policy"])[1] for page in pages]
    assert nonces[0] != nonces[1]
    for page, nonce in zip(pages, nonces, strict=True):
        scripts = re.findall(r"<script\b[^>]*>", page.text)
        assert scripts
        assert all(f'nonce="{nonce}"' in script for script in scripts)
        assert all(" src=" in script or "application/ld+json" in script for script in scripts)
        assert "unsafe" not in page.headers["Content-Security-Policy"]
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page.text)


def test_the_list_of_keys_says_what_each_does(site):
    page = site.visitor().get("/cards?lang=en").text
    dialog = page[page.index('id="keys"') :]
    for key in ("/", "j", "k", "c", "C", "?"):
        assert f"<kbd>{key}</kbd>" in dialog
