"""The words of all published cards at once: which rows have the words that are looked for.

The meaning is that of `cards.words.contains`; a test proves it. Every word of every text has a
place, the rows one after the other with a gap between them. Words in a row are looked up by the
places of one of them and by what stands beside those; what stands next is kept with each place,
since to fetch it from all over the memory would take most of the time.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from cards.words import contains

Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Bytes: TypeAlias = NDArray[np.uint8]

_GAP = -1
_AFTER_ALL = b"\xff"
"""No text in UTF-8 has this byte, so nothing that begins with a word comes after it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in a row, each as the dictionary entries from its first to before its last."""

    entries: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class WordIndex:
    """The spaced texts of the rows 0 … n - 1, ready to be looked through.

    `spelling` and `ends` hold the distinct words in the order of their bytes; `at` the word at
    each place, `_GAP` after each row; `places`, `rows_of` and `after` the places of each word,
    their rows and the words next to them, word by word as `starts` parts them. `changed` are rows
    that are newer than these.
    """

    row_count: int
    spelling: Bytes
    ends: Longs
    at: Ints
    starts: Longs
    places: Ints
    rows_of: Ints
    after: Ints
    changed: Mapping[int, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> WordIndex:
        """The index of spaced texts, the first of which is row 0. For fewer than 2³¹ words."""
        words: defaultdict[str, int] = defaultdict(count().__next__)
        at, lengths = array("i"), array("i")
        for text in texts:
            before = len(at)
            at.extend(map(words.__getitem__, text.split()))
            lengths.append(len(at) - before + 1)
            at.append(_GAP)
        spelling, ends, order = _dictionary(words)
        del words
        entries = order[np.frombuffer(at, np.int32)]
        del at
        places = _by_word(entries, len(lengths))
        row_at = np.repeat(
            np.arange(len(lengths), dtype=np.int32), np.frombuffer(lengths, np.int32)
        )
        return cls(
            row_count=len(lengths),
            spelling=spelling,
            ends=ends,
            at=entries,
            starts=_starts(entries, len(ends) - 1),
            places=places,
            rows_of=row_at[places],
            after=entries[places + 1],
        )

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> WordIndex:
        """The index that `arrays` gave away, also when the arrays are mapped from a file."""
        parts = {name: arrays[name] for name in _ARRAYS}
        gone: Mapping[int, str | None] = {int(row): None for row in arrays["gone"]}
        return cls(row_count=int(arrays["row_count"][0]), changed=gone, **parts)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All that `from_arrays` needs; changes are settled first."""
        settled = self.settled()
        named = {name: getattr(settled, name) for name in _ARRAYS}
        counted = np.array([settled.row_count], np.int64)
        return {**named, "row_count": counted, "gone": np.array(sorted(settled.changed), np.int64)}

    def replace(self, texts: Mapping[int, str | None]) -> WordIndex:
        """The index with other texts in these rows, or with None without them; the others are
        shared. Rows from `row_count` on are appended; a row that is left out has no text.

        Every question looks through all changed texts: settle the index when there are thousands.
        """
        count_now = max((self.row_count, *(row + 1 for row in texts)))
        left_out = dict.fromkeys(range(self.row_count, count_now))
        changed = {**self.changed, **left_out, **texts}
        return replace(self, row_count=count_now, changed=changed)

    def settled(self) -> WordIndex:
        """The same rows built anew, where any text has changed."""
        if all(text is None for text in self.changed.values()):
            return self
        gone = {row: None for row, text in self.changed.items() if text is None}
        return WordIndex.of(self.texts()).replace(gone)

    def texts(self) -> Iterator[str]:
        """The text of every row; empty where there is none."""
        ends = np.flatnonzero(self.at == _GAP)
        for row in range(self.row_count):
            if row in self.changed:
                yield self.changed[row] or ""
            else:
                start = ends[row - 1] + 1 if row else 0
                yield " ".join(self._word(entry) for entry in self.at[start : ends[row]])

    def rows(self, words: tuple[str, ...]) -> Ints:
        """The rows that contain all the words, in order; the words are as `contains` takes them."""
        if not words:
            found = np.arange(self.row_count, dtype=np.int32)
        else:
            found = self._common(sorted(map(self._run, words), key=self._frequency))
        if not self.changed:
            return found
        newer = np.array(sorted(self.changed), np.int32)
        fitting = [
            row
            for row in newer
            if (text := self.changed[row]) is not None and contains(text, words)
        ]
        kept = found[~np.isin(found, newer)]
        return np.union1d(kept, np.array(fitting, np.int32))

    def _common(self, runs: list[_Run]) -> Ints:
        """The rows that have every run, the rarest first."""
        found = self._rows_of_run(runs[0])
        for run in runs[1:]:
            has = np.zeros(self.row_count, bool)
            has[self._rows_of_run(run)] = True
            found = found[has[found]]
        return found

    def _run(self, word: str) -> _Run:
        """A word to look for in terms of the dictionary; its last part may be a beginning."""
        parts = word.encode().split()
        exact = [self._entries(part, part + b"\x00") for part in parts]
        if not word.endswith(" "):
            exact[-1] = self._entries(parts[-1], parts[-1] + _AFTER_ALL)
        return _Run(tuple(exact))

    def _entries(self, first: bytes, last: bytes) -> tuple[int, int]:
        every = range(len(self.ends) - 1)
        start = bisect_left(every, first, key=self._bytes)
        return start, bisect_left(every, last, lo=start, key=self._bytes)

    def _bytes(self, entry: int) -> bytes:
        return self.spelling[self.ends[entry] : self.ends[entry + 1]].tobytes()

    def _word(self, entry: int) -> str:
        return self._bytes(entry).decode()

    def _frequency(self, run: _Run) -> int:
        return min(self._count(entries) for entries in run.entries)

    def _count(self, entries: tuple[int, int]) -> int:
        return int(self.starts[entries[1]] - self.starts[entries[0]])

    def _rows_of_run(self, run: _Run) -> Ints:
        first, *others = run.entries
        if not others:
            rows = self.rows_of[self._span(first)]
            return _once(rows, self.row_count, is_sorted=first[1] - first[0] <= 1)
        pivot = min(range(len(others)), key=lambda part: self._count(run.entries[part]))
        span = self._span(run.entries[pivot])
        fits = np.flatnonzero(_is_in(self.after[span], run.entries[pivot + 1]))
        if len(others) > 1:
            fits = fits[self._beside(self.places[span][fits], run, pivot)]
        return _once(self.rows_of[span][fits], self.row_count, is_sorted=True)

    def _span(self, entries: tuple[int, int]) -> slice:
        return slice(int(self.starts[entries[0]]), int(self.starts[entries[1]]))

    def _beside(self, places: Ints, run: _Run, pivot: int) -> Longs:
        """Which of these places of the words `pivot` and next in the run have the others beside
        them, by rank. The gap after a row is no word, so that no run leaves its row, nor the text.
        """
        ranks = np.arange(len(places))
        for part in (*range(pivot + 2, len(run.entries)), *reversed(range(pivot))):
            fits = _is_in(self.at[places + (part - pivot)], run.entries[part])
            places, ranks = places[fits], ranks[fits]
        return ranks


_ARRAYS = ("spelling", "ends", "at", "starts", "places", "rows_of", "after")


def _is_in(entries: Ints, wanted: tuple[int, int]) -> NDArray[np.bool_]:
    low, high = wanted
    return entries == low if high - low == 1 else (entries >= low) & (entries < high)


def _dictionary(words: Mapping[str, int]) -> tuple[Bytes, Longs, Ints]:
    """The words in the order of their bytes, where each begins and the last ends, and the entry
    of each number; the last of those is the gap.
    """
    spelled = sorted(words)
    order = np.empty(len(spelled) + 1, np.int32)
    numbers = np.fromiter(map(words.__getitem__, spelled), np.int64)
    order[numbers] = np.arange(len(spelled), dtype=np.int32)
    order[_GAP] = _GAP
    lengths = np.fromiter((len(word.encode()) for word in spelled), np.int64)
    spelling = np.frombuffer("".join(spelled).encode(), np.uint8)
    return spelling, np.concatenate(([0], np.cumsum(lengths))), order


def _by_word(at: Ints, row_count: int) -> Ints:
    """The places of all words, word by word; sorting numbers in place is faster than ranking."""
    keys = at.astype(np.int64)
    keys *= len(at)
    keys += np.arange(len(at), dtype=np.int32)
    keys.sort()
    keys %= max(len(at), 1)
    return keys[row_count:].astype(np.int32)


def _starts(at: Ints, word_count: int) -> Longs:
    """Where the places of each word begin among those of all."""
    counted = np.bincount(at[at != _GAP], minlength=word_count)
    return np.concatenate(([0], np.cumsum(counted)))


def _once(rows: Ints, row_count: int, *, is_sorted: bool) -> Ints:
    """The different ones among `rows`, in order."""
    if is_sorted:
        is_new = np.ones(len(rows), bool)
        np.not_equal(rows[1:], rows[:-1], out=is_new[1:])
        return rows if is_new.all() else rows[is_new]
    has = np.zeros(row_count, bool)
    has[rows] = True
    return np.flatnonzero(has).astype(np.int32)
