"""Official editions: frozen, printed, sealed, signed, and followed by errata."""

import hashlib
import json
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from catalogue.blobs import Blobs
from catalogue.jobs.editions import EditionPress, printed_edition
from catalogue.jobs.printing import set_content
from catalogue.jobs.runner import Runner
from catalogue.models import EnterpriseRow, PublishedRow
from catalogue.pdf.signature import Certificate
from catalogue.sealing import Seal, fingerprint, is_sealed
from catalogue.services import editions, scenarios
from catalogue.services.actor import SYSTEM
from catalogue.services.card_sets import SetChoice
from catalogue.services.drafts import withdraw
from catalogue.services.enterprises import get_enterprise
from catalogue.services.errors import AlreadyThere, Forbidden, InputRefused
from catalogue.services.jobs import get_job
from catalogue.store import blobs as kept_files
from tests.catalogue.counted import counted
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT

SEATS = SetChoice(scenario="seat-frame")
DENSITY = value("density", "1.80", "g/cm³")


@dataclass
class Press:
    """A site with somebody who prints its editions."""

    site: object
    folder: object
    certificate: Certificate | None = None

    @property
    def database(self):
        return self.site.database

    @property
    def blobs(self):
        return Blobs(self.folder / "blobs")

    @property
    def seal(self):
        return Seal(self.folder / "seal.pem")

    def issue(self, number="2026-1", choice=SEATS, who=None, **more):
        with self.database.transaction() as session:
            actor = who or self.site.people.reviewer
            return editions.issue(session, actor, number, choice, "zh", "http://cards", **more)

    def work(self):
        work = EditionPress(self.blobs, self.seal, self.certificate)
        return Runner(self.database, self.folder / "results", {editions.JOB: work}).step()

    def edition(self, number="2026-1"):
        with self.database.reading() as session:
            return editions.get_edition(session, number)

    def file(self, number="2026-1"):
        return self.blobs.path_of(self.edition(number).sha256).read_bytes()

    def errata(self, number="2026-1"):
        with self.database.reading() as session:
            return editions.errata_of(session, self.edition(number))

    def revise(self):
        weaker = document("AM60B", DENSITY, proof_strength("121"))
        with self.database.transaction() as session:
            published(session, self.site.people, weaker, self.site.number)


@pytest.fixture
def press(site, tmp_path):
    return Press(site, tmp_path)


@pytest.fixture
def printed(press):
    press.issue()
    assert press.work()
    return press


def test_an_edition_is_frozen_printed_and_sealed(printed, site):
    edition = printed.edition()
    manifest = editions.manifest_of(edition)
    pdf = printed.file()
    assert pdf.startswith(b"%PDF-1.7")
    assert hashlib.sha256(pdf).hexdigest() == edition.sha256 == manifest.pdf.sha256
    assert [(card.number, card.revision) for card in manifest.cards] == [(site.number, 1)]
    assert manifest.scenarios == (("seat-frame", 1),)
    assert is_sealed(edition.manifest, edition.signature, printed.seal.public_pem())


def test_the_cover_says_which_edition_it_is(printed, tmp_path):
    (tmp_path / "edition.pdf").write_bytes(printed.file())
    command = ["pdftotext", "-l", "1", str(tmp_path / "edition.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "2026-1" in text
    assert "http://cards/editions/2026-1" in text


def test_the_print_is_the_same_whatever_comes_later(printed, site):
    printed.revise()
    with printed.database.transaction() as session:
        changed = replace(SEAT, requirements=SEAT.requirements[:1])
        scenarios.save_scenario(session, SYSTEM, changed)
        known = get_enterprise(session, "ACME")
        rename(session, known.id)
    edition = printed.edition()
    content = set_content(printed.database, edition.wish)
    again = printed_edition(content, edition.wish, None, lambda _: None)
    assert hashlib.sha256(again).hexdigest() == editions.manifest_of(edition).pdf.printed_sha256


def rename(session, enterprise_id):
    named = update(EnterpriseRow).where(EnterpriseRow.id == enterprise_id)
    session.execute(named.values(zh="改名镁业", en="New"))


@pytest.mark.parametrize("who", ["engineer", "supplier", "stranger"])
def test_only_reviewers_issue_editions(press, site, who):
    with pytest.raises(Forbidden):
        press.issue(who=site.person(who))


@pytest.mark.parametrize("number", ["", "-1", "a b", "../x", "x" * 33, "版一", "seal.pem"])
def test_a_number_that_will_not_do_is_refused(press, number):
    with pytest.raises(InputRefused) as refused:
        press.issue(number)
    assert refused.value.field == "number"


@pytest.mark.parametrize("title", ["x" * 121, "two\nlines"])
def test_a_title_that_will_not_do_is_refused(press, title):
    with pytest.raises(InputRefused):
        press.issue(title=title)


def test_a_number_is_given_once(press):
    press.issue()
    with pytest.raises(AlreadyThere):
        press.issue()


def test_of_two_who_take_one_number_at_once_the_second_is_told(press, monkeypatch):
    press.issue()
    usual, unseen = editions.store.by_number, iter([None])
    monkeypatch.setattr(editions.store, "by_number", lambda *asked: next(unseen, usual(*asked)))
    with pytest.raises(AlreadyThere):
        press.issue()


def test_a_title_of_its_own_stands_in_the_manifest(press):
    press.issue(title="2026 年度卡片集")
    press.work()
    assert editions.manifest_of(press.edition()).title.zh == "2026 年度卡片集"


def test_a_print_that_failed_is_made_again(press, site):
    press.certificate = Certificate(press.folder / "none.p12")
    press.issue()
    for _ in range(5):
        press.work()
    with press.database.reading() as session:
        job = get_job(session, press.edition().job_id)
    assert job.state == "failed"
    assert "MGCARDS_CERTIFICATE" in job.error
    press.certificate = None
    with press.database.transaction() as session:
        editions.print_again(session, site.people.reviewer, "2026-1")
    assert press.work()
    assert press.edition().is_printed


def test_a_printed_edition_is_not_printed_over(printed, site):
    before = printed.edition()
    with printed.database.transaction() as session:
        editions.print_again(session, site.people.reviewer, "2026-1")
        editions.settle(session, replace(editions.manifest_of(before), locale="en"), "x")
    assert printed.edition() == before


def test_its_file_is_not_swept_away(printed):
    later = datetime.now(UTC) + timedelta(days=2)
    with printed.database.reading() as session:
        assert printed.edition().sha256 not in kept_files.unreferred(session, later)
        assert printed.edition().sha256 in kept_files.known(session)


def test_errata_say_what_is_no_longer_right(printed, site):
    assert printed.errata().entries == ()
    printed.revise()
    (entry,) = printed.errata().entries
    assert (entry.number, entry.revision, entry.instead) == (site.number, 1, 2)
    assert [(line.symbol, line.printed.en, line.now.en) for line in entry.lines] == [
        ("Rp0.2", "value 130\u00a0MPa", "value 121\u00a0MPa")
    ]


def test_of_a_withdrawn_card_the_errata_say_that_it_is_not_to_be_used(printed, site):
    with printed.database.transaction() as session:
        withdraw(session, site.people.supplier, site.number, "recalled")
    (entry,) = printed.errata().entries
    assert (entry.standing.en, entry.instead, entry.lines) == ("withdrawn", None, ())


def test_no_withdrawn_revision_is_named_to_be_used_instead(printed, site):
    printed.revise()
    with printed.database.transaction() as session:
        withdraw(session, site.people.supplier, site.number, "recalled")
    (entry,) = printed.errata().entries
    assert (entry.standing.en, entry.instead, entry.lines) == ("withdrawn", None, ())


def test_what_is_published_again_replaces_what_was_withdrawn(printed, site):
    with printed.database.transaction() as session:
        withdraw(session, site.people.supplier, site.number, "recalled")
    printed.revise()
    (entry,) = printed.errata().entries
    assert (entry.standing.en, entry.instead) == ("superseded", 2)


def test_errata_are_told_of_a_card_that_the_catalogue_does_not_know(printed, site):
    edition = printed.edition()
    unknown = edition.manifest.replace(site.number, "MG-999999")
    with printed.database.reading() as session:
        (entry,) = editions.errata_of(session, replace(edition, manifest=unknown)).entries
    assert (entry.number, entry.standing.en) == ("MG-999999", "not in this catalogue")
    assert entry.advice.en == "The catalogue holds no such revision; it cannot be verified."


def test_a_card_past_its_day_is_no_longer_current(printed, site):
    yesterday = (datetime.now(UTC).date() - timedelta(days=1)).isoformat()
    with printed.database.transaction() as session:
        session.execute(update(PublishedRow).values(valid_until=yesterday))
    (entry,) = printed.errata().entries
    assert (entry.standing.en, entry.instead) == ("past the day up to which it was valid", None)
    assert entry.advice.en == "Its publisher did not extend it; ask before you use it."


def test_two_editions_are_compared_card_by_card(printed, site):
    printed.revise()
    with printed.database.transaction() as session:
        other = published(session, site.people, document("AZ91E", DENSITY, proof_strength("150")))
    printed.issue("2026-2")
    printed.work()
    found = editions.compared(printed.edition("2026-1"), printed.edition("2026-2"))
    assert [card.number for card in found.added] == [other.number]
    assert [(pair.before.revision, pair.now.revision) for pair in found.revised] == [(1, 2)]
    assert (found.removed, found.same) == ((), 0)


def test_a_seal_is_kept_and_tells_a_changed_manifest(printed):
    edition = printed.edition()
    key = Seal(printed.folder / "seal.pem").public_pem()
    assert key == printed.seal.public_pem()
    assert not is_sealed(edition.manifest.replace("2026-1", "2026-2"), edition.signature, key)
    assert not is_sealed(edition.manifest, "AAAA", key)
    assert not is_sealed(edition.manifest, edition.signature, "no key")
    other = Seal(printed.folder / "other.pem").public_pem()
    assert not is_sealed(edition.manifest, edition.signature, other)
    assert len(fingerprint(key)) == 64
    assert (printed.folder / "seal.pem").stat().st_mode & 0o077 == 0


def test_the_manifest_is_readable_by_anybody(printed):
    said = json.loads(printed.edition().manifest)
    assert said["format"] == "mgcards-edition-1"
    assert set(said["cards"][0]) == {"number", "revision", "title", "content_hash"}


def test_how_its_cards_stand_is_asked_once_however_many_there_are(printed, site):
    with printed.database.transaction() as session:
        for name in ("AZ91E", "AZ91F"):
            published(session, site.people, document(name, DENSITY, proof_strength("150")))
    printed.issue("2026-2")
    printed.work()
    asked = []
    for number, cards in (("2026-1", 1), ("2026-2", 3)):
        edition = printed.edition(number)
        with printed.database.reading() as session, counted(printed.database) as sent:
            assert len(editions.held_cards(session, edition)) == cards
        asked.append(len(sent))
    assert asked[0] == asked[1]
