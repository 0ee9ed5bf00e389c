"""Saved searches: kept for a person, counted anew, told of by feed and by mail."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from sqlalchemy.orm import Session

from cards.columns.facets import FACETS
from cards.columns.members import among
from cards.columns.search import Query
from cards.errors import CardError
from cards.matching import Tier
from cards.requirement import DemandedBasis
from cards.wording import NO_WORDING, Wording
from catalogue.published import Shelf, published_cards
from catalogue.services.actor import Actor, require_account
from catalogue.services.audit import record
from catalogue.services.errors import InputRefused, NotFound
from catalogue.services.ranking import Ranking
from catalogue.services.search import Asked, query_of
from catalogue.services.typed_text import one_line
from catalogue.store import publications
from catalogue.store import saved_searches as store
from catalogue.store.publications import Change
from catalogue.store.saved_searches import SavedSearch

MOST = 50
MOST_NEW = 200
"""Changes that are looked at for one feed or letter."""
LONGEST_NAME = 120
_KEEPING = Wording("保存检索（请先登录）", "keep searches before you sign in")
ASKED = ("req", "q", "basis", *FACETS)
"""The parameters of a search that are kept."""
MAILS: Mapping[str, Wording] = {
    store.NEVER: Wording("不发邮件", "no mail"),
    store.DAILY: Wording("最多每天一封", "at most one letter a day"),
    store.AT_ONCE: Wording("有新卡片就发", "as soon as there is one"),
}


class SavedSearchNotFound(NotFound):
    """A saved search that is not there, or not the actor's."""

    code = "saved_search_not_found"
    what = Wording("保存的检索", "saved search no.")


@dataclass(frozen=True, slots=True)
class Counted:
    """A saved search with its answer now; `refused` says why it cannot be asked any more."""

    search: SavedSearch
    qualified: int = 0
    possible: int = 0
    new: int = 0
    refused: Wording = NO_WORDING


@dataclass(frozen=True, slots=True)
class NewMatches:
    """What is new for a search, the newest first, as of the change `until`."""

    cards: tuple[Change, ...]
    until: int


def save(
    session: Session, actor: Actor, name: str, said: Mapping[str, Sequence[str]], mail: str
) -> SavedSearch:
    """Keep a search under a name. Raises Forbidden, InputRefused, and what reading the search
    raises."""
    account_id = require_account(actor, _KEEPING)
    if mail not in MAILS:
        raise InputRefused("mail", Wording("请选择是否发邮件。", "Say whether to send mail."))
    if store.count(session, account_id) >= MOST:
        raise InputRefused(
            "name",
            Wording(
                f"每人最多保存 {MOST} 个检索，请先删去一个。",
                f"One keeps {MOST} searches at most: remove one first.",
            ),
        )
    kept = query_text(said)
    query_of(asked_of(kept))
    now = published_cards(session).pub_seq
    seen = {"begun_seq": now, "seen_seq": now, "told_seq": now}
    search_id = store.add(
        session,
        account_id=account_id,
        name=_named(name, kept),
        query=kept,
        mail=mail,
        token=secrets.token_urlsafe(32),
        **seen,
    )
    record(session, actor, "save", "saved_search", str(search_id))
    return own_search(session, actor, search_id)


def _named(name: str, query: str) -> str:
    said = one_line(name) or "; ".join(parse_qs(query).get("req", [])) or "–"
    return said[:LONGEST_NAME]


def query_text(said: Mapping[str, Sequence[str]]) -> str:
    """A question as an address carries it, what is no part of a question left out."""
    kept = {name: [text for text in said.get(name, ()) if text.strip()] for name in ASKED}
    return urlencode({name: texts for name, texts in kept.items() if texts}, doseq=True)


def asked_of(query: str) -> Asked:
    """The question of an address. Raises InputRefused."""
    said = parse_qs(query)
    texts = tuple(said.get("req", ()))
    basis = said.get("basis", [DemandedBasis.TYPICAL.value])[0]
    if basis not in set(DemandedBasis):
        raise InputRefused("basis", Wording(f"没有基准“{basis}”。", f"'{basis}' is no basis."))
    chosen = {facet: said[facet] for facet in FACETS if facet in said}
    return Asked(texts, said.get("q", [""])[0], DemandedBasis(basis), chosen)


def own_search(session: Session, actor: Actor, search_id: int) -> SavedSearch:
    """That search of the actor. Raises SavedSearchNotFound."""
    found = store.by_id(session, search_id)
    if found is None or found.account_id != actor.user_id:
        raise SavedSearchNotFound(search_id)
    return found


def search_of_feed(session: Session, token: str) -> SavedSearch:
    """The search whose feed has that secret address. Raises SavedSearchNotFound."""
    found = store.by_token(session, token)
    if found is None:
        raise SavedSearchNotFound("–")
    return found


def own_searches(session: Session, actor: Actor) -> list[Counted]:
    """The searches of the actor with their answers now. Raises Forbidden."""
    found = store.of_account(session, require_account(actor, _KEEPING))
    newest = publications.newest_changes(session, MOST_NEW) if found else []
    shelf = published_cards(session)
    return [_counted(session, shelf, entry, newest) for entry in found]


def _counted(
    session: Session, shelf: Shelf, search: SavedSearch, newest: Sequence[Change]
) -> Counted:
    try:
        query = query_of(asked_of(search.query))
    except CardError as error:
        return Counted(search, refused=error.wording)
    tally = Ranking(session, shelf, query).tally
    unseen = [change for change in newest if change.pub_seq > search.seen_seq]
    new = len(_qualified(shelf, query, unseen))
    return Counted(search, tally.qualified, tally.possible, new)


def new_matches(session: Session, search: SavedSearch) -> NewMatches:
    """The cards that qualify among those of which has not been told, new or revised; the first of
    them where there are many. Raises what reading the search raises."""
    query = query_of(asked_of(search.query))
    since = search.told_seq
    changed = publications.changes(session, since, MOST_NEW)
    shelf = published_cards(session)
    if shelf.index is None:
        return NewMatches((), since)
    until = changed[-1].pub_seq if len(changed) == MOST_NEW else max(shelf.pub_seq, since)
    return NewMatches(tuple(reversed(_qualified(shelf, query, changed))), until)


def latest_matches(session: Session, search: SavedSearch) -> Sequence[Change]:
    """The cards that came to qualify since the search was saved, the latest first, as far as they
    are among the latest changes. Raises what reading the search raises."""
    query = query_of(asked_of(search.query))
    newest = publications.newest_changes(session, MOST_NEW)
    since = [change for change in newest if change.pub_seq > search.begun_seq]
    return _qualified(published_cards(session), query, since)


def _qualified(shelf: Shelf, query: Query, changed: Sequence[Change]) -> list[Change]:
    """Those of the changes whose cards are published and qualify; none without an index."""
    if shelf.index is None or not changed:
        return []
    there = [change for change in changed if not change.is_withdrawn]
    found = among(shelf.index, query, (change.number for change in there), Tier.QUALIFIED)
    return [change for change in there if change.number in found]


def look_at(session: Session, actor: Actor, search_id: int) -> SavedSearch:
    """The search, whose new cards count as seen from now on. Raises SavedSearchNotFound."""
    search = own_search(session, actor, search_id)
    store.change(session, search_id, seen_seq=published_cards(session).pub_seq)
    return search


def alter(session: Session, actor: Actor, search_id: int, name: str, mail: str) -> None:
    """Give it another name, and say when to write. Raises SavedSearchNotFound or InputRefused."""
    search = own_search(session, actor, search_id)
    if mail not in MAILS:
        raise InputRefused("mail", Wording("请选择是否发邮件。", "Say whether to send mail."))
    told = {} if search.mail != store.NEVER else {"told_seq": published_cards(session).pub_seq}
    store.change(session, search_id, name=_named(name, search.query), mail=mail, **told)


def remove(session: Session, actor: Actor, search_id: int) -> None:
    """Forget it. Raises SavedSearchNotFound."""
    own_search(session, actor, search_id)
    store.remove(session, search_id)
    record(session, actor, "remove", "saved_search", str(search_id))


def end_mail(session: Session, token: str) -> SavedSearch:
    """Send no more letters about the search that the secret of a letter names. Raises
    SavedSearchNotFound."""
    search = search_of_feed(session, token)
    store.change(session, search.id, mail=store.NEVER)
    return search
