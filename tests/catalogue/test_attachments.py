"""Evidence: kept for its enterprise, named by sources, and shown to whom it is for."""

from dataclasses import replace

import pytest

from cards.errors import CardRefused
from cards.sources import EvidenceGrade
from catalogue.blobs import Blobs
from catalogue.evidence.kinds import Facts, Kind
from catalogue.published import published_cards
from catalogue.services import attachments, citations, drafts, reviews
from catalogue.services.actor import VISITOR
from catalogue.services.card_views import card_view
from catalogue.services.errors import Forbidden, InputRefused, StaleRevision
from catalogue.services.evidence_errors import AttachmentInUse, AttachmentNotFound
from catalogue.store import attachments as store
from catalogue.store import audit
from tests.catalogue.counted import counted
from tests.catalogue.evidence.keeping import accredited, attached, kept_file, resting_on
from tests.catalogue.people import document, published, submitted

WHO = ("supplier", "stranger", "reviewer", "engineer", "admin", "visitor")


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs")


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def actor_of(people, who):
    return VISITOR if who == "visitor" else getattr(people, who)


def may_read(session, people, sha256):
    """Who gets the file."""
    found = []
    for who in WHO:
        try:
            attachments.get_attachment(session, actor_of(people, who), sha256)
            found.append(who)
        except AttachmentNotFound:
            continue
    return found


OWN = ["supplier", "reviewer", "admin"]


def test_a_file_is_kept_once_by_an_enterprise(session, people, blobs):
    first, again = (attached(session, people, blobs) for _ in range(2))
    assert first == again
    file = kept_file(blobs)
    others = attachments.attach(session, people.stranger, "OTHER", file)
    assert (others.sha256, others.enterprise.code) == (first.sha256, "OTHER")
    (listed,) = attachments.list_attachments(session, people.supplier, "ACME")
    assert listed.attachment == first


@pytest.mark.parametrize("kind", Kind)
def test_a_file_of_every_kind_is_kept(session, people, blobs, kind):
    file = replace(kept_file(blobs), facts=Facts(kind))
    assert attachments.attach(session, people.supplier, "ACME", file).media_type


def test_a_file_is_public_only_while_a_published_card_rests_on_it(session, people, blobs):
    sha256 = attached(session, people, blobs).sha256
    assert may_read(session, people, sha256) == OWN
    attachments.set_public(session, people.supplier, sha256, is_public=True)
    assert may_read(session, people, sha256) == OWN
    waiting = submitted(session, people, resting_on(sha256))
    assert may_read(session, people, sha256) == OWN
    reviews.publish(session, people.reviewer, waiting.id)
    assert may_read(session, people, sha256) == list(WHO)
    drafts.withdraw(session, people.supplier, waiting.number)
    assert may_read(session, people, sha256) == OWN


def test_a_confidential_file_stays_so_when_its_card_is_published(session, people, blobs):
    sha256 = attached(session, people, blobs).sha256
    published(session, people, resting_on(sha256))
    assert may_read(session, people, sha256) == OWN


def test_a_superseded_revision_shows_no_file(session, people, blobs):
    sha256 = attached(session, people, blobs).sha256
    attachments.set_public(session, people.supplier, sha256, is_public=True)
    first = published(session, people, resting_on(sha256))
    published(session, people, resting_on(), first.number)
    assert may_read(session, people, sha256) == OWN


def test_what_another_enterprise_published_shows_no_file_of_this_one(session, people, blobs):
    file = kept_file(blobs)
    own = attachments.attach(session, people.stranger, "OTHER", file)
    attached(session, people, blobs)
    attachments.set_public(session, people.stranger, own.sha256, is_public=True)
    published(session, people, resting_on(own.sha256))
    with pytest.raises(AttachmentNotFound):
        attachments.get_attachment(session, VISITOR, own.sha256)


CHANGES = {
    "attach": lambda session, actor, file: attachments.attach(session, actor, "ACME", file),
    "ask": lambda session, actor, _: attachments.require_keeper(session, actor, "ACME"),
    "show": lambda session, actor, file: attachments.set_public(
        session, actor, file.sha256, is_public=True
    ),
    "remove": lambda session, actor, file: attachments.remove(session, actor, file.sha256),
    "list": lambda session, actor, _: attachments.list_attachments(session, actor, "ACME"),
}
REFUSED = {
    "attach": ("stranger", "engineer", "visitor", "reviewer"),
    "ask": ("stranger", "engineer", "visitor", "reviewer"),
    "show": ("reviewer",),
    "remove": ("reviewer",),
    "list": ("stranger", "engineer", "visitor"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_who_does_what_with_the_files_of_an_enterprise(session, people, blobs, change):
    file = kept_file(blobs)
    for who in WHO:
        attachments.attach(session, people.supplier, "ACME", file)
        actor = actor_of(people, who)
        if who in OWN and who not in REFUSED[change]:
            CHANGES[change](session, actor, file)
            continue
        with pytest.raises(Forbidden if who in REFUSED[change] else AttachmentNotFound):
            CHANGES[change](session, actor, file)


def test_what_a_card_rests_on_is_not_removed(session, people, blobs):
    kept = attached(session, people, blobs)
    draft = drafts.create_draft(session, people.supplier, "ACME", resting_on(kept.sha256))
    (listed,) = attachments.list_attachments(session, people.supplier, "ACME")
    assert listed.is_removable
    assert [(draft.number, "s1")] == [(entry.number, entry.source) for entry in listed.citations]
    waiting = drafts.submit(session, people.supplier, draft.number)
    with pytest.raises(AttachmentInUse, match=draft.number):
        attachments.remove(session, people.supplier, kept.sha256)
    reviews.send_back(session, people.reviewer, waiting.id, "mend")
    attachments.remove(session, people.supplier, kept.sha256)
    assert may_read(session, people, kept.sha256) == []


@pytest.mark.parametrize("keeper", ["nobody", "another enterprise"])
def test_a_card_is_not_submitted_on_a_file_that_is_not_kept(session, people, blobs, keeper):
    file = kept_file(blobs)
    if keeper == "another enterprise":
        attachments.attach(session, people.stranger, "OTHER", file)
    draft = drafts.create_draft(session, people.supplier, "ACME", resting_on(file.sha256))
    shown = [problem for problem in draft.problems if problem.code == "attachment_not_kept"]
    assert ["sources[0].attachment_sha256"] == [problem.where for problem in shown]
    with pytest.raises(CardRefused) as refusal:
        drafts.submit(session, people.supplier, draft.number)
    assert [(problem.code, problem.is_hard) for problem in refusal.value.problems] == [
        ("attachment_not_kept", True)
    ]
    attachments.attach(session, people.supplier, "ACME", file)
    assert drafts.submit(session, people.supplier, draft.number).state == "submitted"


def test_a_card_that_was_submitted_before_files_were_kept_is_not_published(
    session, people, blobs, monkeypatch
):
    monkeypatch.setattr(drafts, "require_held", lambda *_: None)
    waiting = submitted(session, people, resting_on("0" * 64))
    with pytest.raises(CardRefused):
        reviews.publish(session, people.reviewer, waiting.id)
    monkeypatch.setattr(reviews, "require_held", lambda *_: None)
    reviews.publish(session, people.reviewer, waiting.id)
    assert [(waiting.number, "0" * 64)] == store.unkept(session)


def test_a_source_names_a_file_and_gives_it_up(session, people, blobs):
    kept = attached(session, people, blobs)
    draft = drafts.create_draft(session, people.supplier, "ACME", resting_on())
    with pytest.raises(StaleRevision):
        citations.cite(session, people.supplier, draft.number, {"s1": kept.sha256}, "other")
    named = citations.cite(
        session, people.supplier, draft.number, {"s1": kept.sha256}, draft.content_hash
    )
    assert named.card.sources[0].attachment_sha256 == kept.sha256
    bare = citations.cite(session, people.supplier, draft.number, {"s1": ""})
    assert bare.content_hash == draft.content_hash


def test_naming_the_same_file_starts_no_revision(session, people, blobs):
    sha256 = attached(session, people, blobs).sha256
    done = published(session, people, resting_on(sha256))
    again = citations.cite(session, people.supplier, done.number, {"s1": sha256})
    assert (again.n, again.state) == (1, "published")


@pytest.mark.parametrize(
    ("source", "keeper", "refusal"),
    [("s9", "ACME", InputRefused), ("s1", "OTHER", AttachmentNotFound)],
)
def test_only_a_listed_source_names_only_an_own_file(
    session, people, blobs, source, keeper, refusal
):
    file = kept_file(blobs)
    attachments.attach(session, people.admin, keeper, file)
    draft = drafts.create_draft(session, people.supplier, "ACME", resting_on())
    with pytest.raises(refusal):
        citations.cite(session, people.supplier, draft.number, {source: file.sha256})


def test_an_accredited_report_on_file_earns_grade_a(database, people, blobs):
    with database.transaction() as session:
        sha256 = attached(session, people, blobs).sha256
        with_file = published(session, people, resting_on(sha256)).number
        without = published(session, people, resting_on(designation="AM50A")).number
    with database.reading() as session:
        cards = published_cards(session).cards
        grades = {
            number: cards[number].card.grade_of(cards[number].card.values[0])
            for number in (with_file, without)
        }
    assert grades == {with_file: EvidenceGrade.A, without: EvidenceGrade.B}


def test_only_the_whole_report_earns_it(session, people, blobs):
    sha256 = attached(session, people, blobs).sha256
    partial = document("AM60B", *resting_on()["values"], sources=[accredited(sha256, date="")])
    card = published(session, people, partial).card
    assert card.grade_of(card.values[0]) is EvidenceGrade.D


def test_what_is_done_with_files_is_on_record(database, people, blobs):
    with database.transaction() as session:
        sha256 = attached(session, people, blobs).sha256
        attached(session, people, blobs)
        for is_public in (True, True, False):
            attachments.set_public(session, people.supplier, sha256, is_public=is_public)
        attachments.remove(session, people.supplier, sha256)
    with database.reading() as session:
        acts = [entry.act for entry in audit.walk(session) if entry.act.kind == "attachment"]
    assert [(act.action, act.object, act.who) for act in acts] == [
        (action, sha256, "supplier@example.com")
        for action in ("attach", "make_public", "make_confidential", "remove")
    ]


def test_the_page_of_a_published_card_reads_no_other_card_for_its_files(database, people, blobs):
    with database.transaction() as session:
        file = attached(session, people, blobs)
        attachments.set_public(session, people.supplier, file.sha256, is_public=True)
        number = published(session, people, resting_on(file.sha256)).number
    with database.reading() as session, counted(database) as sent:
        assert file.sha256 in card_view(session, number).files
    assert not [text for text in sent if "LIKE" in text.upper()]
