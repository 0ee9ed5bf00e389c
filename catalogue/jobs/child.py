"""Keeps a worker process beside the server: started with it, started again when it dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

RESTART_SECONDS = 2.0
PATIENCE_SECONDS = 10.0

log = structlog.get_logger(__name__)


class WorkerProcess:
    """The worker of one server."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._process = _start()
        self._watch = threading.Thread(target=self._keep, name="worker-watch", daemon=True)
        self._watch.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        """End the worker; a job that it has is taken again later."""
        self._over.set()
        self._process.terminate()
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._watch.join()

    def _keep(self) -> None:
        while True:
            status = self._process.wait()
            if self._over.wait(RESTART_SECONDS):
                return
            log.warning("worker ended, starting another", status=status)
            self._process = _start()


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "catalogue.cli", "jobs", "worker"]
    return subprocess.Popen([*command, "--parent", str(os.getpid())])  # noqa: S603 - our own words


@contextmanager
def worker_process() -> Iterator[WorkerProcess]:
    """A worker for as long as the block lasts."""
    worker = WorkerProcess()
    try:
        yield worker
    finally:
        worker.stop()
