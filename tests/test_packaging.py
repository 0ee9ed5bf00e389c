"""The wheel alone, far from the repository, serves a page and prints a card."""

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("cards", "schemas", "catalogue", "templates", "migrations")
PAPERS = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE")
BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
PATIENCE_SECONDS = 60

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this working copy, built beside it so that nothing is left in it."""
    copy, made = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in PAPERS:
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-c", BUILD, str(made)]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, text=True)
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel, tmp_path_factory):
    """The command `mgcards` of an environment that holds of this project only the wheel.

    The libraries are those of the running environment, so no network is needed. A .pth file adds
    their folder without reading the .pth files in it: an editable install stays out.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = folder / "bin/python"
    inside = next(folder.glob("lib/python*/site-packages"))
    (inside / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    install = ["pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, "-m", *install], check=True, capture_output=True)
    return folder / "bin/mgcards"


@pytest.fixture(scope="module")
def elsewhere(command, tmp_path_factory):
    """An unrelated folder with a migrated catalogue that holds the demonstration cards."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for step in (("db", "upgrade"), ("demo", "load")):
        run(command, folder, *step)
    return folder


def surroundings(folder, **more):
    names = ("PATH", "HOME", "LANG")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "MGCARDS_DATA_DIR": str(folder / "data"), **more}


def run(command, folder, *words):
    answer = subprocess.run(
        [command, *words],
        cwd=folder,
        env=surroundings(folder),
        check=False,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, server):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except ConnectionError:
            time.sleep(0.1)
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer; the server ended with {server.poll()}")


def test_the_wheel_holds_our_packages_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert tops == {*SOURCES, f"mgcards-{wheel.name.split('-')[1]}.dist-info"}


def test_the_wheel_holds_every_file_that_is_no_code(wheel):
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    expected = {
        str(file.relative_to(ROOT))
        for source in SOURCES
        for file in (ROOT / source).rglob("*")
        if file.is_file() and file.suffix not in (".pyc", ".po", ".pot")
    }
    assert expected - packed == set()


def test_the_command_says_its_version(command, tmp_path):
    assert "0.1.0" in run(command, tmp_path, "--version")


def test_a_card_is_printed_far_from_the_repository(command, elsewhere):
    run(command, elsewhere, "card", "MG-000001", "--pdf", "card.pdf")
    assert (elsewhere / "card.pdf").read_bytes().startswith(b"%PDF-")


def test_the_first_page_is_served_far_from_the_repository(command, elsewhere):
    port = free_port()
    server = subprocess.Popen(
        [command, "run"],
        cwd=elsewhere,
        env=surroundings(elsewhere, MGCARDS_PORT=str(port)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        status, page = wait_for(f"http://127.0.0.1:{port}/", server)
    finally:
        server.terminate()
        server.wait(timeout=30)
    assert status == 200
    assert "镁卡" in page
