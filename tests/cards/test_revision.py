"""Which action leads where, as a whole table."""

from itertools import product

import pytest

from cards.errors import TransitionRefused
from cards.revision import STATE_NAMES, Action, RevisionState, advance

ALLOWED = {
    ("draft", "edit"): "draft",
    ("draft", "submit"): "submitted",
    ("returned", "edit"): "draft",
    ("returned", "submit"): "submitted",
    ("submitted", "recall"): "draft",
    ("submitted", "send_back"): "returned",
    ("submitted", "publish"): "published",
    ("published", "supersede"): "superseded",
    ("published", "withdraw"): "withdrawn",
}


@pytest.mark.parametrize(("state", "action"), list(product(RevisionState, Action)))
def test_an_action_leads_on_or_is_refused(state, action):
    expected = ALLOWED.get((state.value, action.value))
    if expected is not None:
        assert expected == advance(state, action)
        return
    with pytest.raises(TransitionRefused) as refused:
        advance(state, action)
    assert state.value in refused.value.wording.zh
    assert action.value in refused.value.wording.en


def test_only_drafts_and_returned_revisions_are_open():
    assert {"draft", "returned"} == {state.value for state in RevisionState if state.is_open}
    assert set(RevisionState) == set(STATE_NAMES)
