"""Test reports that are kept for an enterprise, and cards that rest on them."""

from io import BytesIO

from catalogue.evidence.kinds import Facts, Kind
from catalogue.evidence.receiving import KeptFile
from catalogue.services import attachments
from tests.catalogue.evidence.files import report
from tests.catalogue.people import document, value


def kept_file(blobs, text="report"):
    """A PDF that lies in its place and was looked at before; another text is another file."""
    raw = report(text)
    with blobs.arriving(BytesIO(raw), len(raw)) as arrival:
        blobs.keep(arrival)
    return KeptFile(arrival.sha256, arrival.size, f"{text}.pdf", Facts(Kind.PDF, pages=1))


def attached(session, people, blobs, text="report"):
    """A report of ACME."""
    return attachments.attach(session, people.supplier, "ACME", kept_file(blobs, text))


def accredited(sha256="", **more):
    """A source that earns grade A with the file of that hash."""
    named = {"attachment_sha256": sha256} if sha256 else {}
    return {
        "id": "s1",
        "kind": "accredited_laboratory",
        "title": "Test report",
        "laboratory": "Laboratory",
        "cnas": "L1234",
        "report_no": "2026-01",
        "date": "2026-01-31",
        **named,
        **more,
    }


def resting_on(sha256="", designation="AM60B"):
    """A card whose one value rests on that file."""
    density = value("density", "1.80", "g/cm³", standard="GB/T 1423-1996")
    return document(designation, density, sources=[accredited(sha256)])
