"""One-time codes: of this half minute and its neighbours, and none of them twice."""

import threading

import pytest
from sqlalchemy import text

from catalogue.models.base import now
from catalogue.services import audit, recovery_codes, second_factor, sessions
from catalogue.services.accounts import get_account
from catalogue.services.errors import Forbidden
from catalogue.services.people_errors import AccountNotFound
from catalogue.services.sign_in_errors import SecondFactorBound
from catalogue.services.standing import is_enrolled, needs_second_factor
from catalogue.store import accounts as store
from tests.catalogue.people import code


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """Time stands still, so that no test meets the end of a half minute."""
    moment = now()
    monkeypatch.setattr("catalogue.services.second_factor.now", lambda: moment)
    monkeypatch.setattr("tests.catalogue.people.now", lambda: moment)


def account(session, actor):
    return get_account(session, actor.user_id)


def gives(session, actor, typed):
    return second_factor.is_given(session, actor, account(session, actor), typed)


@pytest.mark.parametrize(
    ("steps", "is_taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_clocks_may_differ_by_half_a_minute(session, people, steps, is_taken):
    assert gives(session, people.reviewer, code(steps)) is is_taken


def test_a_code_may_be_typed_with_a_space(session, people):
    assert gives(session, people.reviewer, f" {code()[:3]} {code()[3:]}")


def test_no_code_is_taken_twice_nor_one_from_before(session, people):
    taken = [gives(session, people.reviewer, code(steps)) for steps in (0, 0, -1, 1, 1, 0)]
    assert taken == [True, False, False, True, False, False]


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "\ud800"])
def test_what_is_no_code_is_refused(session, people, typed):
    assert not gives(session, people.reviewer, typed)


def test_of_two_who_give_the_same_code_at_once_one_is_let_in(database, people):
    start, answers = threading.Barrier(2), []

    def give():
        start.wait()
        with database.transaction() as session:
            answers.append(gives(session, people.reviewer, code()))

    threads = [threading.Thread(target=give) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, True]


def enrolled(session, actor):
    """The secret and the recovery codes of somebody who had no second factor."""
    proposed = second_factor.proposed(session, actor.user_id)
    codes = second_factor.enrol(session, actor, proposed, code(-1, proposed.totp_secret))
    return proposed.totp_secret, codes


def test_a_secret_counts_once_a_code_of_it_was_given(session, people):
    proposed = second_factor.proposed(session, people.engineer.user_id)
    assert not needs_second_factor(account(session, people.engineer))
    wrong = code(0, "A" * 32)
    assert second_factor.enrol(session, people.engineer, proposed, wrong) is None
    again, codes = enrolled(session, people.engineer)
    assert again == proposed.totp_secret
    assert len(set(codes)) == 10
    assert needs_second_factor(account(session, people.engineer))
    assert gives(session, people.engineer, code(0, again))


def test_who_has_a_second_factor_sets_up_no_other(session, people):
    found = account(session, people.reviewer)
    assert second_factor.enrol(session, people.reviewer, found, code()) is None


def test_a_recovery_code_is_good_once_however_it_is_typed(session, people):
    _, (first, second, *_) = enrolled(session, people.engineer)
    typed = first.upper().replace("-", " ")
    answers = [gives(session, people.engineer, given) for given in (typed, first, second)]
    assert answers == [True, False, True]
    assert recovery_codes.left(account(session, people.engineer).recovery_codes) == 8


def test_new_recovery_codes_take_the_place_of_the_former(session, people):
    _, (former, *_) = enrolled(session, people.engineer)
    found = account(session, people.engineer)
    (new, *_) = second_factor.renew_recovery(session, people.engineer, found)
    assert not gives(session, people.engineer, former)
    assert gives(session, people.engineer, new)


def test_no_recovery_code_is_stored(session, people):
    _, codes = enrolled(session, people.engineer)
    kept = session.scalar(
        text("SELECT recovery_codes FROM account WHERE email = 'engineer@example.com'")
    )
    assert not any(given in kept or given.replace("-", "") in kept for given in codes)


def test_reviewers_and_administrators_cannot_do_without(session, people):
    with pytest.raises(SecondFactorBound):
        second_factor.give_up(session, people.admin, account(session, people.admin))
    enrolled(session, people.supplier)
    second_factor.give_up(session, people.supplier, account(session, people.supplier))
    assert not is_enrolled(account(session, people.supplier))


def test_an_administrator_resets_what_was_lost(session, people):
    token = sessions.begin(session, people.reviewer, is_proven=True)
    second_factor.reset(session, people.admin, "Reviewer@example.com")
    assert sessions.find(session, token) is None
    assert not is_enrolled(account(session, people.reviewer))
    assert needs_second_factor(account(session, people.reviewer))


@pytest.mark.parametrize(
    ("who", "email", "error"),
    [
        ("reviewer", "second@example.com", Forbidden),
        ("admin", "nobody@example.com", AccountNotFound),
    ],
)
def test_a_reset_needs_an_administrator_and_an_account(session, people, who, email, error):
    with pytest.raises(error):
        second_factor.reset(session, getattr(people, who), email)


def test_what_was_done_is_on_record_without_any_secret(database, people):
    with database.transaction() as session:
        secret, codes = enrolled(session, people.engineer)
        gives(session, people.engineer, "000000")
        gives(session, people.engineer, codes[0])
        second_factor.reset(session, people.admin, "engineer@example.com")
    with database.reading() as session:
        acts = [entry.act for entry in audit.page(session, people.admin)][3::-1]
    assert [act.action for act in acts] == [
        "enrol_second_factor",
        "second_factor_failed",
        "use_recovery_code",
        "reset_second_factor",
    ]
    assert not any(hidden in str(acts) for hidden in (secret, *codes))


def test_the_picture_for_the_telephone_names_account_and_catalogue(session, people):
    proposed = second_factor.proposed(session, people.engineer.user_id)
    address = second_factor.address_of(proposed)
    assert address.startswith("otpauth://totp/MgCards:engineer%40example.com?secret=")
    assert proposed.totp_secret in address


def test_a_secret_in_use_is_told_to_nobody(session, people):
    for tell in (second_factor.address_of, second_factor.spelled):
        with pytest.raises(AssertionError):
            tell(account(session, people.reviewer))


def test_a_step_is_taken_once_in_the_store(session, people):
    mine = people.reviewer.user_id
    taken = [store.take_step(session, mine, step) for step in (5, 5, 4, 6)]
    assert taken == [True, False, False, True]
