"""Official editions: card sets that are frozen under a number, sealed, and followed by errata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.edition import Difference, Issued, difference
from cards.errors import CardError
from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor
from catalogue.services.audit import record
from catalogue.services.card_sets import SetChoice, describe
from catalogue.services.card_views import card_view
from catalogue.services.errors import AlreadyThere, Forbidden, InputRefused, NotFound
from catalogue.services.jobs import wish_job
from catalogue.services.standing_of_revisions import (
    ADVICE,
    CURRENCY_NAMES,
    Currency,
    Standing,
    standings_of,
)
from catalogue.services.uniqueness import while_free
from catalogue.store import blobs
from catalogue.store import editions as store
from catalogue.store.editions import Edition
from schemas.edition_manifest import Manifest, manifest_text, read_manifest
from schemas.errata import Errata, Erratum, erratum

JOB = "edition"
PAGE = 50
MEDIA_TYPE = "application/pdf"
LONGEST_TITLE = 120
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,31}")
_FILES = ("seal.pem",)
"""What stands beside the editions under their address; an edition called so had no page."""


class EditionNotFound(NotFound):
    """A number under which no edition was issued."""

    code = "edition_not_found"
    what = Wording("正式版次", "edition")


class EditionFileMissing(CardError):
    """An edition whose PDF is no longer where files are kept."""

    code = "edition_file_missing"

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number

    @property
    def wording(self) -> Wording:
        return Wording(
            f"版次 {self.number} 的 PDF 文件已丢失：请管理员从备份恢复（mgcards doctor 可查）。",
            f"The PDF of edition {self.number} is not where files are kept: whoever keeps the "
            "catalogue is to restore it from a backup (mgcards doctor lists what is missing).",
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A card of an edition, and how its revision stands today."""

    card: Issued
    standing: Standing

    @property
    def is_erratum(self) -> bool:
        """Whether the edition is no longer right about this card."""
        return self.standing.currency is not Currency.CURRENT


def issue(
    session: Session,
    actor: Actor,
    number: str,
    choice: SetChoice,
    locale: str,
    base_url: str = "",
    title: str = "",
) -> Edition:
    """Freeze the set as it is now under that number, and have it printed.

    Without a title it is called as the set is. Raises Forbidden, AlreadyThere, InputRefused for a
    number or a title that will not do, and whatever describing a set raises.
    """
    require_issuer(actor)
    _check(number, title)
    wish = describe(session, choice, locale, base_url)
    address = f"{base_url.rstrip('/')}/editions/{number}" if base_url else ""
    wish |= {"edition": number, "address": address}
    if title:
        wish["title"] = [title, title]
    with while_free(session, lambda: _require_free(session, number)):
        job = wish_job(session, actor, JOB, wish)
        store.add(session, number, wish, job.id, actor.user_id)
    record(session, actor, "issue", JOB, number, cards=len(wish["cards"]))
    return get_edition(session, number)


def _require_free(session: Session, number: str) -> None:
    if store.by_number(session, number):
        raise AlreadyThere(Wording("正式版次", "edition"), number)


def print_again(session: Session, actor: Actor, number: str) -> Edition:
    """Have an edition printed whose print failed. Raises Forbidden or EditionNotFound."""
    require_issuer(actor)
    edition = get_edition(session, number)
    if not edition.is_printed:
        job = wish_job(session, actor, JOB, edition.wish)
        store.print_anew(session, number, job.id)
    return get_edition(session, number)


def require_issuer(actor: Actor) -> None:
    """Raises Forbidden."""
    if not actor.may_review:
        raise Forbidden(Wording("发布正式版次", "issue official editions"))


def settle(session: Session, manifest: Manifest, signature: str) -> None:
    """Keep the manifest of an edition that is printed; its file is in its place already."""
    pdf = manifest.pdf
    blobs.note(session, pdf.sha256, size=pdf.size, media_type=MEDIA_TYPE)
    text = manifest_text(manifest)
    store.settle(session, manifest.number, manifest=text, signature=signature, sha256=pdf.sha256)


def get_edition(session: Session, number: str) -> Edition:
    """The edition of that number. Raises EditionNotFound."""
    found = store.by_number(session, number)
    if found is None:
        raise EditionNotFound(number)
    return found


def list_editions(session: Session, most: int = PAGE, after: str = "") -> Sequence[Edition]:
    """The editions, the newest first, behind that one where one is named."""
    return store.newest(session, most, store.place_of(session, after) if after else None)


def manifest_of(edition: Edition) -> Manifest:
    """What the edition holds, of one that is printed."""
    return read_manifest(edition.manifest)


def held_cards(session: Session, edition: Edition) -> Sequence[Held]:
    """The cards of an edition that is printed, as they stand today."""
    cards = manifest_of(edition).cards
    asked = [(card.number, card.revision, card.content_hash) for card in cards]
    return list(map(Held, cards, standings_of(session, asked)))


def errata_of(session: Session, edition: Edition) -> Errata:
    """What a printed edition says that is no longer right, as of today."""
    manifest = manifest_of(edition)
    held = held_cards(session, edition)
    return Errata(
        edition=edition.number,
        title=manifest.title,
        issued=manifest.issued.isoformat(),
        as_of=now().date().isoformat(),
        address=manifest.address,
        entries=tuple(_erratum(session, entry) for entry in held if entry.is_erratum),
        of=len(held),
    )


def _erratum(session: Session, entry: Held) -> Erratum:
    card, standing = entry.card, entry.standing
    said, advice = CURRENCY_NAMES[standing.currency], ADVICE[standing.currency]
    instead = standing.use_instead
    if instead is None:
        return erratum(card, said, advice)
    printed, current = (card_view(session, card.number, n).card for n in (card.revision, instead))
    return erratum(card, said, advice, instead, (printed, current))


def compared(before: Edition, now: Edition) -> Difference:
    """What became of the cards of one printed edition in another."""
    return difference(manifest_of(before).cards, manifest_of(now).cards)


def _check(number: str, title: str) -> None:
    if not _NUMBER.fullmatch(number) or number in _FILES:
        raise InputRefused(
            "number",
            Wording(
                f"版次号“{number[:40]}”不可用：用 1~32 个字母、数字、点或连字符，如 2026-1。",
                f"'{number[:40]}' is no number of an edition: use 1 to 32 letters, digits, dots "
                "or hyphens, as in 2026-1.",
            ),
        )
    if len(title) > LONGEST_TITLE or not title.isprintable():
        raise InputRefused(
            "title",
            Wording(
                f"标题最多 {LONGEST_TITLE} 个字符，写成一行。",
                f"A title has {LONGEST_TITLE} characters at most, in one line.",
            ),
        )
