"""The index of words finds what `contains` finds, whatever was changed and however it was kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.columns.words import WordIndex
from cards.words import beginning, contains, whole

parts = st.lists(
    st.sampled_from(["az", "az91", "az91d", "zm1", "zm10", "f", "h24", "压", "铸", "件", "𬭊"]),
    max_size=5,
)
texts = parts.map(" ".join)
runs = parts.filter(bool).map(" ".join)
words = st.lists(st.builds(lambda how, run: how(run), st.sampled_from([beginning, whole]), runs))
changes = st.dictionaries(st.integers(0, 8), st.none() | texts, max_size=4)


def kept(index):
    """The index as another process has it."""
    return WordIndex.from_arrays(index.arrays())


def expected(rows, wanted):
    return [row for row, text in rows.items() if text is not None and contains(text, wanted)]


@given(st.lists(texts, max_size=6), words.map(tuple))
def test_a_row_is_found_exactly_when_its_text_contains_the_words(rows, wanted):
    index = WordIndex.of(rows)

    assert expected(dict(enumerate(rows)), wanted) == index.rows(wanted).tolist()
    assert rows == list(index.texts())


@given(st.lists(texts, max_size=6), changes, changes, words.map(tuple))
def test_a_changed_row_is_found_by_its_new_text_only(rows, first, second, wanted):
    index = WordIndex.of(rows).replace(first).replace(second)
    now = dict.fromkeys(range(index.row_count)) | dict(enumerate(rows)) | first | second

    assert sorted(now) == list(range(index.row_count))
    found = [row for row in sorted(now) if row in expected(now, wanted)]
    assert found == index.rows(wanted).tolist() == kept(index).rows(wanted).tolist()
    assert [now[row] or "" for row in sorted(now)] == list(index.texts())


def test_what_has_not_changed_is_not_built_anew():
    index = WordIndex.of(["az91d", "zm1"])

    assert index.settled() is index
    without = index.replace({0: None})
    assert without.settled() is without
    assert [1] == kept(without).rows(()).tolist()


def test_an_index_is_read_from_a_mapped_file(tmp_path):
    given = WordIndex.of(["高 压 铸 造", "az91d / 压 铸 件"]).arrays()
    np.savez(tmp_path / "words.npz", **given)
    mapped = {name: np.array(entry) for name, entry in np.load(tmp_path / "words.npz").items()}
    for entry in mapped.values():
        entry.flags.writeable = False

    found = WordIndex.from_arrays(mapped).rows((beginning("压 铸"),))

    assert [0, 1] == found.tolist()
    assert np.int32 == found.dtype


@pytest.mark.parametrize("word", [beginning("压 铸"), whole("造 az91d"), beginning("造 az")])
def test_words_in_a_row_do_not_go_from_one_card_into_the_next(word):
    assert [] == WordIndex.of(["高 压", "铸 造", "az91d"]).rows((word,)).tolist()
