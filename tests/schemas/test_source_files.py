"""Files that sources name: found, missed, named and given up, in documents as they are typed."""

import pytest

from cards.card import Card
from cards.problems import Severity
from cards.sources import Source, SourceKind
from cards.wording import Wording
from schemas.sheet_sources import SourceFile, source_lines, with_files
from schemas.source_files import named_in, not_kept, with_file

HASH, OTHER = "a" * 64, "b" * 64
TYPED = {
    "sources": [
        "no source",
        {"id": "s1", "attachment_sha256": HASH},
        {"id": "s2"},
        {"id": "s3", "attachment_sha256": OTHER},
    ]
}


def test_the_files_of_a_document_are_found_by_source():
    document = {"sources": TYPED["sources"][1:]}
    assert named_in(document) == {"s1": HASH, "s3": OTHER}
    assert named_in({}) == {}


def test_what_is_not_kept_is_a_hard_problem_at_its_place():
    (problem,) = not_kept(TYPED, {OTHER})
    assert problem.where == "sources[3].attachment_sha256"
    assert (problem.code, problem.severity) == ("attachment_not_kept", Severity.HARD)
    assert problem.finding.zh and problem.finding.en and problem.advice.zh and problem.advice.en
    assert not_kept(TYPED, ()) == not_kept({"sources": "none"}, {OTHER}) == ()


@pytest.mark.parametrize(("source", "sha256"), [("s1", OTHER), ("s2", HASH), ("s1", "")])
def test_a_source_names_another_file_and_nothing_else_changes(source, sha256):
    changed = with_file(TYPED, source, sha256)
    (entry,) = (entry for entry in changed["sources"][1:] if entry["id"] == source)
    assert entry == {"id": source} | ({"attachment_sha256": sha256} if sha256 else {})
    assert len(changed["sources"]) == len(TYPED["sources"])
    assert TYPED["sources"][1]["attachment_sha256"] == HASH


def test_a_source_that_is_not_there_names_nothing():
    assert with_file(TYPED, "s9", HASH) is None
    assert with_file({}, "s1", HASH) is None


def test_a_line_shows_its_file_to_those_only_who_may_open_it():
    source = Source("s1", SourceKind.OWN_TEST, "Report", attachment_sha256=HASH)
    lines = source_lines(Card("AM60B", sources=(source, Source("s2", SourceKind.PAPER, "Paper"))))
    assert [line.report for line in lines] == [HASH[:16], ""]
    file = SourceFile(HASH, "report.pdf", Wording("1 页", "1 page"), "/a", is_public=True)
    assert [line.file for line in with_files(lines, {HASH: file})] == [file, None]
    assert [line.file for line in with_files(lines, {OTHER: file})] == [None, None]
