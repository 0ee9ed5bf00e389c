"""Files that want to do harm are refused in good time, and nothing of them stays behind."""

import json
import resource
import subprocess
import tempfile
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from catalogue.blobs import Blobs
from catalogue.evidence import inspection
from catalogue.evidence.inspection import make_logo
from catalogue.evidence.kinds import Facts, Kind, name_for
from catalogue.evidence.receiving import receive
from catalogue.evidence.refusals import REASONS, EvidenceRefused
from catalogue.http.errors import status_of
from catalogue.workbooks.refusals import WorkbookRefused
from tests.catalogue.evidence.files import HOSTILE, book, locked, picture, report

CASES = {
    f"{place:02} {make.__name__.strip('<>')} {code}": (make, code, status)
    for place, (make, (code, status)) in enumerate(HOSTILE.items())
}


def children():
    """How many processes of this one there are."""
    tasks = Path("/proc/self/task").glob("*/children")
    return sorted(pid for task in tasks for pid in task.read_text().split())


@pytest.fixture
def blobs(tmp_path, monkeypatch):
    """Where files are kept; made in passing, they are gone at the end, as are processes."""
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    before = children()
    yield Blobs(tmp_path / "blobs")
    assert [] == list(passing.iterdir())
    assert [] == list((tmp_path / "blobs" / "arriving").glob("*"))
    assert before == children()


def kept(blobs):
    return [path for path in blobs.folder.glob("??/*") if path.is_file()]


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_refused_with_its_reason_in_time(case, blobs):
    make, code, status = CASES[case]
    stream = BytesIO(make())
    started, memory = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises((EvidenceRefused, WorkbookRefused)) as refused:
        receive(blobs, stream, "report.pdf")
    assert time.monotonic() - started < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 64_000
    assert (refused.value.code, status_of(refused.value)) == (code, status)
    assert refused.value.wording.zh and refused.value.wording.en
    assert [] == kept(blobs)


HONEST = {
    "pdf": (lambda: report(pages=3), "报告.pdf", Facts(Kind.PDF, pages=3)),
    "pdf that may not be changed": (lambda: locked(""), "a.pdf", Facts(Kind.PDF, pages=1)),
    "pdf by another name": (report, "a.pdf.exe", Facts(Kind.PDF, pages=1)),
    "png": (picture, "a.png", Facts(Kind.PNG, width=40, height=30)),
    "jpeg": (lambda: picture("JPEG"), "a.JPG", Facts(Kind.JPEG, width=40, height=30)),
    "xlsx": (book, "a.xlsx", Facts(Kind.XLSX, pages=1)),
}


@pytest.mark.parametrize("case", HONEST)
def test_an_honest_file_is_kept_byte_by_byte_whatever_it_is_called(case, blobs):
    make, name, facts = HONEST[case]
    raw = make()
    found = receive(blobs, BytesIO(raw), name)
    assert found.facts == facts
    assert blobs.path_of(found.sha256).read_bytes() == raw
    assert found.size == len(raw)


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("报告 1.PDF", Kind.PDF, "报告 1.pdf"),
        ("report.exe", Kind.PDF, "report.exe.pdf"),
        ("C:\\tests\\a.jpeg", Kind.JPEG, "a.jpeg"),
        ("../../etc/passwd", Kind.PNG, "passwd.png"),
        ("a\r\nSet-Cookie: x\u202efdp.pdf", Kind.PDF, "aSet-Cookie: xfdp.pdf"),
        ("", Kind.XLSX, "report.xlsx"),
        (".pdf", Kind.PDF, "pdf.pdf"),
        ("x" * 300 + ".png", Kind.PNG, "x" * 116 + ".png"),
    ],
)
def test_a_name_is_fit_to_be_saved_under(typed, kind, name):
    assert name_for(typed, kind) == name


def test_every_reason_is_said_in_both_languages():
    assert all(text.zh and text.en for reason in REASONS.values() for text in reason)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"nonsense\n",
        b"[]\n",
        json.dumps({"kind": "svg"}).encode(),
        json.dumps({"kind": "pdf", "pages": "many"}).encode(),
        json.dumps({"kind": "pdf", "pages": 10**12}).encode(),
        json.dumps({"refused": "whatever"}).encode(),
    ],
)
def test_what_the_process_says_is_not_believed_blindly(monkeypatch, said):
    done = subprocess.CompletedProcess([], 0, said)
    monkeypatch.setattr(inspection.subprocess, "run", lambda *_, **__: done)
    with pytest.raises(EvidenceRefused) as refused:
        inspection.inspected(BytesIO())
    assert refused.value.code == "evidence_damaged"


def test_a_process_that_is_ended_by_its_limits_refuses(monkeypatch):
    done = subprocess.CompletedProcess([], -9, b"")
    monkeypatch.setattr(inspection.subprocess, "run", lambda *_, **__: done)
    with pytest.raises(EvidenceRefused) as refused:
        inspection.inspected(BytesIO())
    assert refused.value.code == "evidence_too_slow"


def test_a_logo_is_drawn_anew_and_small():
    made = Image.open(BytesIO(make_logo(picture("JPEG", (2000, 1000)))))
    assert (made.format, made.size) == ("PNG", (512, 256))
    assert Image.open(BytesIO(make_logo(picture(size=(40, 30))))).size == (40, 30)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (report, "logo_other_kind"),
        (lambda: b"<svg/>", "logo_other_kind"),
        (lambda: picture()[:-30], "evidence_damaged"),
        (lambda: bytes(4_000_001), "evidence_too_large"),
    ],
)
def test_what_is_no_picture_makes_no_logo(make, code):
    with pytest.raises(EvidenceRefused) as refused:
        make_logo(make())
    assert refused.value.code == code
