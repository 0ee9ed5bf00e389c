"""Takes jobs from the table one after the other and does them, under a lease that it renews."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import structlog
from sqlalchemy.exc import SQLAlchemyError

from cards.errors import CardError
from catalogue.db import Database
from catalogue.jobs.chores import Chores
from catalogue.models.base import now
from catalogue.pdf.render import PrintFailed
from catalogue.store import jobs
from catalogue.store.jobs import Job

LEASE = timedelta(seconds=20)
POLL_SECONDS = 0.5
KEPT = timedelta(days=7)
"""How long a finished job and its file are kept."""
SWEEP_EVERY = timedelta(hours=1)
LOST = "任务每次都意外中断。 The worker stopped without a word, every time it was tried."

log = structlog.get_logger(__name__)

Report = Callable[[float], None]
Work = Callable[[Database, Any, Path, Report], str]
"""Fulfils a wish with a file in the given folder and returns the file's name."""


class LeaseLost(Exception):
    """The lease of a job ran out while it was being done, and another worker may have it."""


@dataclass
class Runner:
    """One worker: `works` says by kind of job what there is to do."""

    database: Database
    results: Path
    works: Mapping[str, Work]
    lease: timedelta = LEASE
    holder: str = field(default_factory=lambda: f"{socket.gethostname()[:20]}-{uuid4().hex[:12]}")
    stopped: threading.Event = field(default_factory=threading.Event)
    swept_at: datetime | None = None
    chores: Chores = field(default_factory=Chores)

    def run(self) -> None:
        """Work until `stopped` is set; sleep while there is nothing to do."""
        while not self.stopped.is_set():
            self.sweep_when_due()
            self.chores.do_when_due(self.database)
            if not self.step():
                self.stopped.wait(POLL_SECONDS)

    def sweep_when_due(self) -> None:
        """Remove jobs that were over long ago, with their files; look once an hour."""
        if self.swept_at is not None and now() - self.swept_at < SWEEP_EVERY:
            return
        self.swept_at = now()
        with self.database.reading() as session:
            old = jobs.over_before(session, now() - KEPT)
        if not old:
            return
        for job_id in old:
            shutil.rmtree(self.results / job_id, ignore_errors=True)
        with self.database.transaction() as session:
            jobs.remove(session, old)
        log.info("old jobs removed", count=len(old))

    def step(self) -> bool:
        """Do one job, if there is one; whether there was."""
        job = self._take()
        if job is None:
            return False
        try:
            with self._heartbeat(job):
                result = self._do(job)
        except LeaseLost:
            log.warning("job lost", job=job.id)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is told in the row
            self._fail(job, error)
        else:
            self._finish(job, result)
        return True

    def _take(self) -> Job | None:
        with self.database.reading() as session:
            if not jobs.anything_free(session, now()):
                return None
        with self.database.transaction() as session:
            jobs.give_up_lapsed(session, now(), LOST)
            return jobs.take(session, self.holder, now(), self.lease)

    def _do(self, job: Job) -> str:
        folder = self.results / job.id
        folder.mkdir(parents=True, exist_ok=True)
        log.info("job taken", job=job.id, kind=job.kind, attempt=job.attempts)
        return self.works[job.kind](self.database, job.wish, folder, self._reporter(job))

    def _reporter(self, job: Job) -> Report:
        def report(progress: float) -> None:
            if not self._renew(job, progress):
                raise LeaseLost(job.id)

        return report

    def _renew(self, job: Job, progress: float | None = None) -> bool:
        with self.database.transaction() as session:
            return jobs.renew(session, job.id, self.holder, now() + self.lease, progress)

    @contextmanager
    def _heartbeat(self, job: Job) -> Any:
        over = threading.Event()

        def beat() -> None:
            while not over.wait(self.lease.total_seconds() / 4):
                try:
                    self._renew(job)
                except SQLAlchemyError:
                    log.warning("lease not renewed", job=job.id, exc_info=True)

        heart = threading.Thread(target=beat, name=f"heartbeat-{job.id}", daemon=True)
        heart.start()
        try:
            yield
        finally:
            over.set()
            heart.join()

    def _finish(self, job: Job, result: str) -> None:
        with self.database.transaction() as session:
            is_held = jobs.finish(session, job.id, self.holder, now(), result)
        log.info("job done" if is_held else "job lost", job=job.id, result=result)

    def _fail(self, job: Job, error: Exception) -> None:
        log.error("job failed", job=job.id, attempt=job.attempts, exc_info=error)
        with self.database.transaction() as session:
            is_final = isinstance(error, PrintFailed)
            jobs.fail(session, job, self.holder, now(), told(error, job.id), is_final=is_final)


def told(error: Exception, job_id: str) -> str:
    """What a failed job says to the one who wished for it; details stay in the log."""
    if isinstance(error, CardError):
        return f"{error.wording.zh} {error.wording.en}"
    return (
        f"任务 {job_id} 未能完成，请稍后重试；仍不行时请把任务号告知管理员。 "
        f"Job {job_id} could not be done. Try again later, or tell its number to the "
        "person who keeps the catalogue."
    )


def stop_with_parent(runner: Runner, parent: int) -> None:
    """Stop `runner` when the process `parent`, which started it, is gone."""

    def watch() -> None:
        while not runner.stopped.wait(1):
            if os.getppid() != parent:
                runner.stopped.set()

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
