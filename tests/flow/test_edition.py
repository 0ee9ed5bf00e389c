"""An edition by the command line: frozen, printed by the worker, verified without the catalogue."""

import time

import pytest


@pytest.fixture(scope="module")
def issued(world):
    """The edition as soon as the worker has printed it."""
    world.program.run("edition", "issue", "2026-1", "--cards", "MG-000001,MG-000002")
    begun = time.monotonic()
    while "not printed" in (listed := world.program.run("edition", "list", "--lang", "en").out):
        assert time.monotonic() - begun < 90, listed
        time.sleep(0.5)
    return world


def test_it_is_verified_by_what_is_downloaded(issued):
    visitor, folder = issued.visitor(), issued.program.folder
    for name in ("2026-1/file.pdf", "2026-1/manifest.json", "2026-1/manifest.sig", "seal.pem"):
        (folder / name.rpartition("/")[2]).write_bytes(visitor.get(f"/editions/{name}").raw)
    words = ("edition", "verify", "manifest.json", "manifest.sig", "--key", "seal.pem")
    assert issued.program.run(*words, "--pdf", "file.pdf").data == {"sealed": True, "pdf": True}
    (folder / "file.pdf").write_bytes(b"%PDF-1.7 another")
    said = issued.program.try_(*words, "--pdf", "file.pdf")
    assert (said.status, said.data) == (1, {"sealed": True, "pdf": False})
    (folder / "manifest.sig").write_text("AAAA")
    assert issued.program.try_(*words).status == 1
    for text in (b"{}", b"\xff\xfe"):
        (folder / "manifest.json").write_bytes(text)
        assert issued.program.try_(*words, "--pdf", "file.pdf").data == {
            "sealed": False,
            "pdf": False,
        }


def test_it_is_printed_once_more_byte_for_byte(issued):
    said = issued.program.run("edition", "print", "2026-1", "--pdf", "again.pdf", "--lang", "en")
    assert "Byte for byte" in said.out
    key = issued.program.run("edition", "seal").out
    assert key.startswith("-----BEGIN PUBLIC KEY-----")


def test_a_number_is_given_once(issued):
    assert issued.program.try_("edition", "issue", "2026-1", "--cards", "MG-000001").status == 1
