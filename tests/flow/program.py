"""The installed command and the running server, started as people start them."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = Path(sys.executable).parent / "mgcards"
PATIENCE_SECONDS = 120
KEPT = ("PATH", "HOME", "LANG", "LC_ALL")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def data(self):
        """What a command with `--json` printed."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Program:
    """The command `mgcards` in a folder of its own with a database of its own; `mail_url` is the
    server by which it sends letters, if any."""

    folder: Path
    database_url: str
    mail_url: str = ""

    def environment(self, **more: str) -> Mapping[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        settings = {
            "MGCARDS_DATA_DIR": str(self.folder / "data"),
            "MGCARDS_DATABASE_URL": self.database_url,
        }
        settings |= {"MGCARDS_MAIL_URL": self.mail_url} if self.mail_url else {}
        return {"LANG": "C.UTF-8", **kept, **settings, **more}

    def try_(self, *words: str, **more: str) -> Said:
        """Run one command, whatever comes of it."""
        done = subprocess.run(
            [COMMAND, *words],
            cwd=self.folder,
            env=self.environment(**more),
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def run(self, *words: str) -> Said:
        """Run one command that must succeed."""
        said = self.try_(*words)
        assert said.status == 0, said.err + said.out
        return said

    def try_together(self, *commands: tuple[str, ...]) -> list[Said]:
        """Run several commands at the same time, whatever comes of them."""
        with ThreadPoolExecutor(len(commands)) as pool:
            return list(pool.map(lambda words: self.try_(*words), commands))


@dataclass(frozen=True)
class Server:
    """A running `mgcards run`."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    def lines(self) -> list[dict[str, object]]:
        """What the server and its worker logged."""
        written = self.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in written if line.startswith("{")]


@contextmanager
def serving(program: Program, name: str = "server") -> Iterator[Server]:
    """A server at a port that the system chose, stopped at the end of the block."""
    out, log = program.folder / f"{name}.out", program.folder / f"{name}.log"
    with out.open("wb") as stdout, log.open("wb") as stderr:
        process = subprocess.Popen(
            [COMMAND, "run"],
            cwd=program.folder,
            env=program.environment(MGCARDS_PORT="0"),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
        )
    try:
        yield Server(process, _address(process, out, log), log)
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(timeout=30)


def _address(process: subprocess.Popen[bytes], out: Path, log: Path) -> str:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        found = ADDRESS.search(out.read_text(encoding="utf-8"))
        if found:
            return found.group()
        time.sleep(0.05)
    raise AssertionError(f"no server: {log.read_text(encoding='utf-8')}")


def worker_of(server: Server) -> int:
    """The id of the process that prints for the server."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    return int(children.read_text(encoding="ascii").split()[0])
