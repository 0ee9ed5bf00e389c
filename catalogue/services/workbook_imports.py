"""Files that an enterprise brings to be imported: kept, checked by a job, mapped, carried out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services import enterprises
from catalogue.services.accounts import actor_of
from catalogue.services.actor import Actor, require_editor
from catalogue.services.audit import record
from catalogue.services.desk import writes_for
from catalogue.services.import_errors import (
    ImportBusy,
    ImportFileGone,
    ImportHasFaults,
    ImportNotChecked,
    ImportNotFound,
)
from catalogue.services.jobs import wish_job
from catalogue.store import accounts, jobs
from catalogue.store import imports as store
from catalogue.store.imports import CHECKED, IMPORTED, IMPORTING, WAITING, Import
from catalogue.store.jobs import Job
from catalogue.workbooks import kept
from catalogue.workbooks.package import LARGEST, Kind, kind_of
from catalogue.workbooks.reading import read_file
from schemas.document import parse_json

CHECK, CARRY_OUT = "import-check", "import-carry-out"
"""The kinds of job."""
_REVIVES = "revives"
LISTED = 50
LONGEST_NAME = 200
LONGEST_HEAD = 255


class Mode(StrEnum):
    """What is imported of a file in which something must be mended."""

    VALID = "valid"
    ALL = "all"


def look_at(raw: bytes, name: str) -> None:
    """Make sure that the file can be read at all, before anything is kept of it.

    Raises WorkbookRefused or DocumentUnreadable.
    """
    if kind_of(raw, name) is Kind.JSON:
        parse_json(raw, LARGEST)
    else:
        read_file(raw, name)


def bring(
    session: Session, actor: Actor, enterprise_code: str, name: str, raw: bytes, folder: Path
) -> Import:
    """A new import of a file that was looked at; a job will check it.

    Raises EnterpriseNotFound, Forbidden or TooManyJobs.
    """
    enterprise = enterprises.get_enterprise(session, enterprise_code)
    require_editor(actor, enterprise.id)
    import_id, digest = uuid4().hex, hashlib.sha256(raw).hexdigest()
    plain_name = PureWindowsPath(name).name[:LONGEST_NAME] or "import"
    store.add(
        session,
        id=import_id,
        enterprise_id=enterprise.id,
        name=plain_name,
        sha256=digest,
        size=len(raw),
        state=WAITING,
        created_by=actor.user_id,
    )
    _wish(session, actor, import_id, CHECK, WAITING)
    record(session, actor, "upload", "import", import_id, file=plain_name, sha256=digest)
    kept.keep(folder, import_id, raw)
    return get_import(session, actor, import_id)


def get_import(session: Session, actor: Actor, import_id: str) -> Import:
    """The import. Raises ImportNotFound, also when it is another enterprise's."""
    found = store.by_id(session, import_id)
    if found is None or not actor.may_edit(found.enterprise.id):
        raise ImportNotFound(import_id)
    return found


def job_of(session: Session, found: Import) -> Job | None:
    """The job that works, or last worked, on the import, as long as it is remembered."""
    return jobs.by_id(session, found.job_id)


def list_imports(session: Session, actor: Actor) -> Sequence[Import]:
    """The last imports of the enterprises that the actor writes for. Raises Forbidden."""
    ids = [enterprise.id for enterprise in writes_for(session, actor)]
    return store.of_enterprises(session, ids, LISTED)


def check_again(
    session: Session,
    actor: Actor,
    import_id: str,
    plan: Mapping[str, Any] | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Import:
    """Have the file checked again, with the columns read as `plan` says; without one they are
    proposed anew. What the heads mean, and what was stated, is `remembered` for the enterprise.

    Raises ImportNotFound, ImportBusy or TooManyJobs.
    """
    found = _idle(session, actor, import_id)
    said = {head[:LONGEST_HEAD]: target for head, target in (remembered or {}).items()}
    store.remember(session, found.enterprise.id, said)
    store.change(session, import_id, plan=dict(plan or {}), imported_at=None)
    _wish(session, actor, import_id, CHECK, WAITING)
    return get_import(session, actor, import_id)


def carry_out(
    session: Session, actor: Actor, import_id: str, mode: Mode, *, revives: bool = False
) -> Import:
    """Have the checked file imported: its valid cards, or all of them or none. Withdrawn cards are
    left alone unless it `revives` them as new drafts.

    Raises ImportNotFound, ImportBusy, ImportNotChecked, ImportHasFaults or TooManyJobs.
    """
    found = _idle(session, actor, import_id)
    if found.state not in (CHECKED, IMPORTING):
        raise ImportNotChecked
    if mode is Mode.ALL and found.report["counts"]["hard"]:
        raise ImportHasFaults(found.report["counts"]["hard"])
    said = {"mode": mode.value} | ({_REVIVES: "yes"} if revives else {})
    _wish(session, actor, import_id, CARRY_OUT, IMPORTING, **said)
    record(session, actor, "import", "import", import_id, mode=mode.value, file=found.name)
    return get_import(session, actor, import_id)


def discard(session: Session, actor: Actor, import_id: str, folder: Path) -> None:
    """Forget the import and its file; cards that were imported stay. Raises ImportNotFound or
    ImportBusy."""
    found = _idle(session, actor, import_id)
    store.remove(session, import_id)
    record(session, actor, "discard", "import", import_id, file=found.name)
    for name in (import_id, annotated_name(import_id)):
        kept.remove(folder, name)


def _idle(session: Session, actor: Actor, import_id: str) -> Import:
    """The import, on which no job works and nobody else until this transaction ends."""
    store.lock(session, import_id)
    found = get_import(session, actor, import_id)
    job = job_of(session, found)
    if found.state in (WAITING, IMPORTING) and job is not None and not job.is_over:
        raise ImportBusy
    return found


def _wish(
    session: Session, actor: Actor, import_id: str, kind: str, state: str, **more: str
) -> None:
    wish = {"import": import_id, "by": actor.email, "round": uuid4().hex[:12], **more}
    job = wish_job(session, actor, kind, wish)
    store.change(session, import_id, state=state, job_id=job.id, error="")


def revives(wish: Mapping[str, str]) -> bool:
    """Whether withdrawn cards are to be revised, too."""
    return _REVIVES in wish


def to_be_done(session: Session, wish: Mapping[str, str]) -> Import:
    """The import that a job is about. Raises ImportNotFound when it was discarded meanwhile."""
    found = store.by_id(session, wish["import"])
    if found is None:
        raise ImportNotFound(wish["import"])
    return found


def who_wished(session: Session, wish: Mapping[str, str]) -> Actor:
    """The account that wished, as it may act now. Raises ImportNotFound when it is gone."""
    account = accounts.by_email(session, wish["by"])
    if account is None or not account.is_active:
        raise ImportNotFound(wish["import"])
    return actor_of(account)


def file_of(found: Import, folder: Path) -> bytes:
    """The file as it was brought. Raises ImportFileGone."""
    raw = kept.kept(folder, found.id)
    if raw is None:
        raise ImportFileGone
    return raw


def annotated_name(import_id: str) -> str:
    """The name under which the annotated copy of its file is kept."""
    return f"{import_id}.annotated"


def annotated_of(found: Import, folder: Path) -> bytes:
    """The annotated copy of the file. Raises ImportFileGone, also when there is none."""
    raw = kept.kept(folder, annotated_name(found.id))
    if raw is None:
        raise ImportFileGone
    return raw


def meanings(session: Session, found: Import) -> Mapping[str, str]:
    """What the enterprise said of the heads of columns, and of whole files, before."""
    return store.remembered(session, found.enterprise.id)


def meanings_of(session: Session, enterprise_code: str) -> Mapping[str, str]:
    """The same by the code of the enterprise. Raises EnterpriseNotFound."""
    return store.remembered(session, enterprises.get_enterprise(session, enterprise_code).id)


def checked(
    session: Session, found: Import, plan: Mapping[str, Any], report: Mapping[str, Any]
) -> None:
    """Keep what a check found."""
    store.change(session, found.id, state=CHECKED, plan=plan, report=report, error="")


def given_up(session: Session, found: Import, state: str, why: Wording) -> None:
    """Keep why a job could not do what it should."""
    store.change(session, found.id, state=state, error=f"{why.zh}\n{why.en}")


def carried_out(session: Session, found: Import, report: Mapping[str, Any]) -> None:
    """Keep what became of the cards."""
    store.change(session, found.id, state=IMPORTED, report=report, error="", imported_at=now())
