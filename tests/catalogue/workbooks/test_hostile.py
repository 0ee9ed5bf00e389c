"""Files that want to do harm are refused in good time, and nothing of them stays behind."""

import pickle
import resource
import subprocess
import tempfile
from pathlib import Path

import pytest

from catalogue.http.errors import status_of
from catalogue.workbooks import apart
from catalogue.workbooks.reading import read_file
from catalogue.workbooks.refusals import REASONS, WorkbookRefused
from tests.catalogue.workbooks.hostile import HOSTILE, package, streamed, workbook

BY_NAME = {
    f"{make.__name__} {rest[0]}": (make, name, *rest) for make, (name, *rest) in HOSTILE.items()
}


def children():
    """How many processes of this one there are."""
    tasks = Path("/proc/self/task").glob("*/children")
    return sorted(pid for task in tasks for pid in task.read_text().split())


def spent():
    """Seconds of a processor that this process and those it started have used: by the clock a
    machine that is busy takes longer."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


@pytest.fixture
def nothing_left(tmp_path, monkeypatch):
    """Files made in passing and processes started in passing are gone at the end."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = children()
    yield
    assert [] == list(tmp_path.iterdir())
    assert before == children()


@pytest.mark.parametrize("case", BY_NAME, ids=str)
def test_a_hostile_file_is_refused_with_its_reason_in_time(case, nothing_left):
    make, name, code, status = BY_NAME[case]
    raw = make()
    started, memory = spent(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(WorkbookRefused) as refused:
        read_file(raw, name)
    assert spent() - started < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 64_000
    assert (refused.value.code, status_of(refused.value)) == (code, status)
    assert refused.value.wording.zh and refused.value.wording.en


def test_a_process_that_takes_too_long_is_ended(monkeypatch, nothing_left):
    monkeypatch.setattr(apart, "SECONDS", 1)
    raw = streamed('<row r="1"><c r="A1"/></row>', 900_000)
    with pytest.raises(WorkbookRefused, match="more time or memory"):
        read_file(raw, "x.xlsx")


def test_what_the_process_says_is_not_believed_blindly(monkeypatch):
    said = subprocess.CompletedProcess([], 0, pickle.dumps(("read", Path("/etc"))), b"")
    monkeypatch.setattr(apart.subprocess, "run", lambda *_, **__: said)
    with pytest.raises(WorkbookRefused) as refused:
        read_file(package(), "x.xlsx")
    assert refused.value.code == "workbook_damaged"


def test_every_reason_is_said_in_both_languages():
    assert all(text.zh and text.en for reason in REASONS.values() for text in reason)


def test_an_honest_workbook_is_read_whatever_it_is_called():
    (sheet,) = read_file(workbook(["牌号", "密度"], ["AZ91D", 1.81]), "资料").workbook.sheets
    assert sheet.rows == (("牌号", "密度"), ("AZ91D", 1.81))
