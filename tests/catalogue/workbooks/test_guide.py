"""The guide to imports says what the program does."""

import re
from pathlib import Path

from catalogue.http.errors import status_of
from catalogue.workbooks.refusals import REASONS, refused

GUIDE = Path(__file__).resolve().parents[3] / "docs/workbooks.md"
ROW = re.compile(r"^\| `(\w+)` \| (\d+) \|", re.MULTILINE)


def test_the_guide_names_every_refusal_with_its_status():
    said = {code: int(status) for code, status in ROW.findall(GUIDE.read_text(encoding="utf-8"))}
    assert said == {code: status_of(refused(code)) for code in REASONS}
