"""Jobs: wished for once, done once, and never lost with the worker that had them."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from cards.errors import NumberUnreadable
from catalogue.jobs.runner import LOST, Runner
from catalogue.models.base import now
from catalogue.pdf.render import PrintFailed
from catalogue.services import jobs
from catalogue.services.actor import SYSTEM, VISITOR
from catalogue.services.errors import JobNotFound, TooManyJobs
from catalogue.store import jobs as store

WISH = {"cards": ["MG-000001"], "locale": "zh"}
LEASE = timedelta(seconds=1)


def wish(database, content=WISH):
    with database.transaction() as session:
        return jobs.wish_job(session, SYSTEM, "test", content)


def state(database, job):
    with database.reading() as session:
        return jobs.get_job(session, job.id)


def write_result(database, wish, folder, report):
    report(0.5)
    (folder / "set.pdf").write_bytes(b"%PDF-")
    return "set.pdf"


def runner(database, folder, work=write_result):
    return Runner(database, folder, {"test": work}, lease=LEASE)


def test_a_wish_is_fulfilled_with_a_file(database, tmp_path):
    job = wish(database)
    assert runner(database, tmp_path).step()
    done = state(database, job)
    assert (done.state, done.progress, done.error) == ("done", 1.0, "")
    assert (tmp_path / job.id / done.result_name).read_bytes() == b"%PDF-"


def test_without_a_wish_there_is_nothing_to_do(database, tmp_path):
    assert not runner(database, tmp_path).step()


def test_identical_wishes_share_a_job_even_when_it_is_done(database, tmp_path):
    first = wish(database)
    assert wish(database, dict(reversed(WISH.items()))).id == first.id
    runner(database, tmp_path).step()
    assert wish(database).id == first.id
    assert wish(database, WISH | {"locale": "en"}).id != first.id


def test_a_wish_that_is_rolled_back_was_never_made(database, tmp_path):
    with database.transaction() as session:
        job = jobs.wish_job(session, SYSTEM, "test", WISH)
        session.rollback()
    with database.reading() as session, pytest.raises(JobNotFound):
        jobs.get_job(session, job.id)


def test_a_failing_job_is_tried_again_and_then_says_why(database, tmp_path):
    def break_down(*_):
        raise NumberUnreadable("x")

    job = wish(database)
    worker = runner(database, tmp_path, break_down)
    assert worker.step()
    assert state(database, job).state == "queued"
    assert [worker.step(), worker.step(), worker.step()] == [True, True, False]
    failed = state(database, job)
    assert (failed.state, failed.attempts) == ("failed", 3)
    assert "读不成数值" in failed.error
    assert wish(database).id != job.id


def fail_with(error):
    def fail(*_):
        raise error

    return fail


def test_a_print_that_fails_is_not_tried_again(database, tmp_path):
    job = wish(database)
    runner(database, tmp_path, fail_with(PrintFailed("MemoryError"))).step()
    failed = state(database, job)
    assert (failed.state, failed.attempts) == ("failed", 1)
    assert "MemoryError" not in failed.error


def test_details_of_a_fault_stay_in_the_log(database, tmp_path):
    job = wish(database)
    runner(database, tmp_path, fail_with(OSError("/secret/place"))).step()
    said = state(database, job).error
    assert "secret" not in said
    assert "未能完成" in said
    assert f"Job {job.id} could not be done" in said


def test_a_heartbeat_survives_a_database_that_is_busy(database, tmp_path, monkeypatch):
    beats, renew, beats_again = [], store.renew, threading.Event()

    def stumble(*args):
        beats.append(args)
        if len(beats) == 1:
            raise OperationalError("UPDATE", {}, Exception("locked"))
        beats_again.set()
        return renew(*args)

    monkeypatch.setattr(store, "renew", stumble)
    job = wish(database)
    runner(database, tmp_path, lambda *_: beats_again.wait(30) and "set.pdf").step()
    assert beats_again.is_set()
    assert state(database, job).state == "done"


def test_one_account_and_all_visitors_have_so_many_open_jobs(database, people):
    for actor, most in ((people.engineer, 5), (VISITOR, 10)):
        with database.transaction() as session:
            for n in range(most):
                jobs.wish_job(session, actor, "test", [actor.email, n])
            again = jobs.wish_job(session, actor, "test", [actor.email, 0])
            assert again.state == "queued"
            with pytest.raises(TooManyJobs) as refused:
                jobs.wish_job(session, actor, "test", [actor.email, most])
        assert str(most) in refused.value.wording.zh


def test_a_job_whose_file_is_gone_is_made_anew(database, tmp_path):
    job = wish(database)
    runner(database, tmp_path).step()
    with database.transaction() as session:
        jobs.forget(session, job.id)
    assert state(database, job).state == "failed"
    assert wish(database).id != job.id


def test_what_was_done_long_ago_is_removed_with_its_file(database, tmp_path, monkeypatch):
    old = wish(database)
    worker = runner(database, tmp_path)
    worker.step()
    waiting = wish(database, "another")
    worker.sweep_when_due()
    assert state(database, old).state == "done"

    monkeypatch.setattr("catalogue.jobs.runner.now", lambda: now() + timedelta(days=8))
    worker.sweep_when_due()
    assert not (tmp_path / old.id).exists()
    with pytest.raises(JobNotFound):
        state(database, old)
    assert state(database, waiting).state == "queued"


def test_two_workers_never_have_the_same_job(database):
    wish(database)
    with database.transaction() as session:
        assert store.take(session, "one", now(), LEASE)
    with database.transaction() as session:
        assert store.take(session, "two", now(), LEASE) is None


def test_whoever_lost_the_lease_cannot_finish(database):
    job = wish(database)
    with database.transaction() as session:
        store.take(session, "one", now() - 2 * LEASE, LEASE)
    with database.transaction() as session:
        assert store.take(session, "two", now(), LEASE).attempts == 2
    with database.transaction() as session:
        assert not store.finish(session, job.id, "one", now(), "late.pdf")
        assert not store.renew(session, job.id, "one", now() + LEASE)
        assert store.finish(session, job.id, "two", now(), "set.pdf")
    assert state(database, job).result_name == "set.pdf"


def test_a_long_job_keeps_its_lease(database, tmp_path):
    def work_longer_than_the_lease(database, wish, folder, report):
        time.sleep(1.6)
        with database.transaction() as session:
            assert store.take(session, "thief", now(), LEASE) is None
        return "set.pdf"

    job = wish(database)
    runner(database, tmp_path, work_longer_than_the_lease).step()
    assert (state(database, job).state, state(database, job).attempts) == ("done", 1)


KILLED = """
import sys, time
from datetime import timedelta
from pathlib import Path
from catalogue.db import Database
from catalogue.jobs.runner import Runner
from catalogue.logs import configure_logs

def hang(database, wish, folder, report):
    print("taken", flush=True)
    time.sleep(60)

configure_logs()
Runner(Database(sys.argv[1]), Path(sys.argv[2]), {"test": hang}, timedelta(seconds=1)).step()
"""


def kill_a_worker_at_work(url, folder):
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, url, str(folder)], cwd=root, stdout=subprocess.PIPE
    ) as worker:
        assert worker.stdout.readline() == b"taken\n"
        os.kill(worker.pid, signal.SIGKILL)


def test_a_job_outlives_its_killed_worker(database, database_url, tmp_path):
    job = wish(database)
    kill_a_worker_at_work(database_url, tmp_path)
    worker = runner(database, tmp_path)
    assert not worker.step()
    time.sleep(1.2)
    assert worker.step()
    assert (state(database, job).state, state(database, job).attempts) == ("done", 2)


def test_a_job_that_kills_every_worker_is_given_up_and_says_so(database, tmp_path):
    job = wish(database)
    with database.transaction() as session:
        for ago in (6, 4, 2):
            store.take(session, "gone", now() - ago * LEASE, LEASE)
    assert not runner(database, tmp_path).step()
    assert (state(database, job).state, state(database, job).error) == ("failed", LOST)


def test_a_cancelled_job_stops_whoever_works_on_it(database, tmp_path):
    job = wish(database)
    began, seen = threading.Event(), []

    def slow(database, wish, folder, report):
        began.set()
        for step in range(400):
            report(step / 400)
            seen.append(step)
            time.sleep(0.01)
        return "never.pdf"

    worker = threading.Thread(target=runner(database, tmp_path, slow).step)
    worker.start()
    assert began.wait(10)
    with database.transaction() as session:
        jobs.cancel(session, VISITOR, job.id)
    worker.join(10)
    found = state(database, job)
    assert ("failed", jobs.CANCELLED) == (found.state, found.error)
    assert len(seen) < 400
    assert wish(database).id != job.id


def test_what_is_done_cannot_be_cancelled(database, tmp_path):
    job = wish(database)
    runner(database, tmp_path).step()
    with database.transaction() as session:
        jobs.cancel(session, VISITOR, job.id)
    assert "done" == state(database, job).state
