"""What the repository itself promises: its papers, its locks, its vendored parts."""

import hashlib
import re
import stat
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
NOTICES = sorted((ROOT / "catalogue").rglob("NOTICE"))
PAPERS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE")
GUIDES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").glob("*.md"))]
DIGEST = re.compile(r"^(?P<digest>[0-9a-f]{64})  (?P<name>\S+)$", re.MULTILINE)
OF_A_MACHINE = re.compile(r"/(?:home|root|Users|work)/[\w.-]+")
REGISTRY = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host")


def tracked_texts():
    """Every text file of the repository that people of this project wrote."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    for name in filter(None, listing.stdout.split("\0")):
        file = ROOT / name
        if "vendor" in file.parts or not file.is_file():
            continue
        content = file.read_bytes()
        if b"\0" not in content:
            yield name, content.decode("utf-8")


def configuration():
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def make_targets():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_is_there(name):
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_the_licence_is_the_one_that_the_package_names():
    assert configuration()["metadata"]["license"] == "Apache-2.0"
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_no_file_names_a_path_of_somebodys_machine():
    found = [
        (name, match.group())
        for name, text in tracked_texts()
        if (match := OF_A_MACHINE.search(text)) and name != "tests/test_house.py"
    ]
    assert [] == found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_names_no_registry(lock):
    assert not REGISTRY.search(lock.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_pins_every_line_to_one_version_and_its_digests(lock):
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in filter(re.compile(r"^\w").match, text.splitlines()):
        assert re.match(r"[\w.\[\]-]+==[\w.+]+( ; [^-]+)?\s+--hash=sha256:", line), line


def test_the_locks_hold_what_the_package_asks_for():
    options = configuration()["options"]["install_requires"].split("\n")
    names = {re.match(r"[\w-]+", line).group().lower() for line in filter(None, options)}
    for lock in LOCKS:
        text = lock.read_text(encoding="utf-8")
        assert names <= set(re.findall(r"^([\w-]+)(?:\[\w+\])?==", text, re.MULTILINE))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda file: file.parent.name)
def test_vendored_files_are_those_of_their_notice(notice):
    recorded = {
        match["name"]: match["digest"]
        for match in DIGEST.finditer(notice.read_text(encoding="utf-8"))
    }
    assert recorded
    for name, digest in recorded.items():
        assert hashlib.sha256((notice.parent / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("notice", NOTICES, ids=lambda file: file.parent.name)
def test_vendored_files_come_with_their_licence(notice):
    names = {file.name for file in notice.parent.iterdir()}
    assert names & {"LICENSE", "OFL.txt"}


def test_every_vendored_package_has_a_notice():
    folders = set((ROOT / "catalogue/static/vendor").iterdir())
    assert folders <= {notice.parent for notice in NOTICES}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda file: file.name)
def test_a_guide_names_only_commands_that_exist(guide):
    text = guide.read_text(encoding="utf-8")
    in_code = re.findall(r"^make ([a-z]+)|`make ([a-z]+)", text, re.MULTILINE)
    assert {first or second for first, second in in_code} <= make_targets()
    assert not [
        script for script in re.findall(r"(?<!/)\bbin/[a-z]+", text) if not (ROOT / script).exists()
    ]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda file: file.name)
def test_the_links_of_a_guide_lead_somewhere(guide):
    text = guide.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [] == [target for target in targets if not (guide.parent / target).exists()]


def test_make_help_prints_every_command_of_the_contract():
    answer = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True)
    for target in ("run", "test", "setup", "lint", "bench", "clean", "help"):
        assert f"make {target} " in answer.stdout


def test_the_scripts_can_be_run():
    for script in [*(ROOT / "bin").iterdir(), ROOT / ".ci/run"]:
        assert script.stat().st_mode & stat.S_IXUSR, script


def test_the_build_table_holds_nothing_but_the_build_system():
    # Any [tool.…] table here would make pytest stop reading setup.cfg.
    tables = re.findall(r"^\[.*\]$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert ["[build-system]"] == tables
