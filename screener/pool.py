"""A pool: the CVs that a store keeps, ranked against a posting without reading a file again.

records of the store -> pieces of columns, once -> the scores of all CVs -> the first of them explained, one by one

Scores are those of `screener.screening`, to the last bit: whoever is explained is scored again, alone, and should one
score ever differ, all CVs are scored alone.
"""

import heapq
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from screener import engine, months, screening, store
from screener.errors import UsageError
from screener.parquet_store import PIECES, ParquetStore, export, is_parquet
from screener.screening import Source, store_at
from screener.store import Piece, Store, settings_key
from screener.types import CV, Candidate, Failure, Message, Posting, Ranking, Score, Settings

if TYPE_CHECKING:
    from screener.scoring.bulk import Bulk

T = TypeVar("T")

TOP = 100  # candidates that are explained
PIECE = 1_000  # CVs arranged together: some 5 MB
_ALONE = 16  # CVs explained by a worker at a time
_MONTHS_BACK = 120  # records read so long ago still count "present" up to their own month
_PATIENCE = 30  # times the time that one file may take: a piece is many CVs, none of which is read again
PRELOAD = ("screener.scoring.bulk",)


class PieceScores(msgspec.Struct, frozen=True):
    """Value, low and high of each CV of a piece, None for one whose record is damaged."""

    scores: list[tuple[float, float, float] | None]


class StoredPool:
    """The CVs in the store of `folder` that this program has read with `settings`. Raises UsageError for none.

    `left_out` are records of other versions or settings. `workers` are processes (None: one a core, 0: none).
    """

    def __init__(self, folder: Source, settings: Settings, workers: int | None = None) -> None:
        self._folder = _folder_of(Path(folder))
        self._settings = settings
        self._workers = workers
        self._store = _opened(str(self._folder))
        self._check()
        self._keys = _keys(settings)
        self._kept = self._store.contents(self._keys)
        records = self._store.info().records
        self.left_out = records - len(self._kept)
        self._check()
        if not self._kept and is_parquet(self._folder):
            raise UsageError(
                f"{self._folder} holds {records} CVs, none of which this version of the program has read with these"
                " settings: write it anew with `screener cache export`",
                "pool_old_parquet",
                path=str(self._folder),
                count=records,
            )
        if not self._kept:
            raise UsageError(
                f"{self._folder} holds {records} CVs, none of which this version of the program has read with these"
                f" settings: rank the folder of the CVs with --cache {self._folder}",
                "pool_old",
                path=str(self._folder),
                count=records,
            )

    def __len__(self) -> int:
        return len(self._kept)

    def waiting(self) -> list[Piece]:
        """The CVs that are new since the last time, as the pieces that `arrange` will make of them."""
        pieces = self._store.pieces()
        self._store.drop_pieces(each.number for each in pieces if each.settings not in self._keys)
        arranged = {(each.settings, content) for each in pieces for content in each.contents}
        new = sorted((key, content) for content, key in self._kept.items() if (key, content) not in arranged)
        return [
            Piece(0, key, tuple(content for _, content in some))
            for key, each in itertools.groupby(new, key=lambda pair: pair[0])
            for some in _chunks(each, PIECE)
        ]

    def arrange(self, waiting: Sequence[Piece], step: Callable[[Any], object] | None = None) -> None:
        """Make and keep these pieces; `step` is called for each CV that is done."""
        for piece, made in self._done(partial(_arranged, str(self._folder)), waiting):
            if made is not None:
                self._store.add_piece(piece.settings, *made)
            if step is not None:
                for content in piece.contents:
                    step(content)
        self._check()

    def rank(self, posting: Posting, top: int = TOP) -> Ranking:
        """The ranking of the whole pool, with the first `top` candidates."""
        self.arrange(self.waiting())
        ranking = self._rank(posting, top, alone=False)
        return ranking or self._rank(posting, top, alone=True) or _never()

    def _rank(self, posting: Posting, top: int, *, alone: bool) -> Ranking | None:
        """None where a score of many at once is not that of one."""
        from screener.scoring import Places, duplicates, fingerprint

        found = self.scores(posting, alone=alone)
        names = self._names()
        failures = [Failure(names[each], "score", Message("unreadable.record")) for each in self._kept.keys() - found]
        first = heapq.nsmallest(top, found, key=lambda content: (-found[content][0], names[content]))
        results = self._explained(posting, first, names)
        if any((each.value, each.low, each.high) != found[content] for content, each in results):
            return None
        flags = duplicates(fingerprint(each.cv) for _, each in results)
        places = Places(*zip(*found.values(), strict=True)) if found else Places((), (), ())
        head = screening.head_of(posting, self._settings)
        return Ranking(
            posting=posting,
            candidates=tuple(
                Candidate(*places.of(*found[content]), screening.with_flag(each, flags.get(each.cv.document.path)))
                for content, each in results
            ),
            failures=tuple(sorted(failures, key=lambda failure: failure.path)),
            reference_date=head.reference_date,
            version=head.version,
            settings_sha256=head.settings_sha256,
            default_month=head.default_month,
            ranked=len(found),
        )

    def export(self, folder: Path) -> int:
        """Write the pool to `folder` as Parquet; how many CVs that are. Raises UsageError."""
        self.arrange(self.waiting())
        assert isinstance(self._store, Store), "only what is kept by a run is written"  # noqa: S101
        return export(self._store, self._store.pieces(), folder)

    def scores(self, posting: Posting, *, alone: bool = False) -> dict[str, tuple[float, float, float]]:
        """Value, low and high of each CV by its content; `alone` scores one by one, from the records."""
        pieces = self._store.pieces()
        found: dict[str, tuple[float, float, float]] = {}
        for piece, made in self._done(partial(_scored, str(self._folder), posting, alone), pieces):
            for content, score in zip(piece.contents, made.scores if made else (), strict=made is not None):
                if score is not None and self._kept.get(content) == piece.settings:
                    found[content] = score  # noqa: PERF403 - a comprehension of three lines is no clearer
        return found

    def _explained(self, posting: Posting, contents: Sequence[str], names: dict[str, str]) -> list[tuple[str, Score]]:
        asked = [tuple((each, self._kept[each]) for each in some) for some in _chunks(contents, _ALONE)]
        work = partial(_explained, str(self._folder), posting)
        made = dict(self._done(work, asked))
        found = [pair for each in asked for pair in made[each] or work(each)]
        return [(content, _named(score, names[content])) for content, score in found]

    def _names(self) -> dict[str, str]:
        """Each CV's file by its content: below the present folder as one writes it there; its hash where unknown."""
        here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - names of any bytes stay as they are
        places = self._store.places()
        return {content: places.get(content, content).removeprefix(here) for content in self._kept}

    def _done(self, work: Callable[[T], Any], items: Sequence[T]) -> Iterator[tuple[T, Any]]:
        """Each item and what `work` made of it; None where a worker was lost over it."""
        limits = engine.WorkerLimits(_PATIENCE * self._settings.limits.seconds, 2 * self._settings.limits.memory)
        count = min(len(items), os.cpu_count() or 1) if self._workers is None else self._workers
        for outcome in engine.run(work, items, workers=count, limits=limits, preload=PRELOAD):
            yield items[outcome.index], None if isinstance(outcome.result, engine.Lost) else outcome.result

    def _check(self) -> None:
        if self._store.fault is not None:
            sentence = f"the pool in {self._folder} cannot be used: {self._store.fault}"
            raise UsageError(sentence, "pool_fault", path=str(self._folder), reason=self._store.fault)


def screen_pool(
    pool: Source,
    posting: Source | Posting,
    *,
    settings: Settings | None = None,
    workers: int | None = None,
    top: int = TOP,
) -> Ranking:
    """Rank all CVs that an earlier run has kept in the folder `pool` (its `cache`) against another posting.

    The ranking holds the first `top` candidates; `ranked` says among how many. Raises UsageError when there is no
    such pool, PostingError when the posting asks for nothing.
    """
    settings = screening.checked(settings or Settings())
    read = posting if isinstance(posting, Posting) else screening.posting_at(posting, settings)
    return StoredPool(pool, settings, workers).rank(read, top)


def _folder_of(given: Path) -> Path:
    folder = given.parent if given.name in (store.NAME, PIECES) else given
    if not (folder / store.NAME).is_file() and not is_parquet(folder):
        raise UsageError(
            f"there is no pool in {given}: name a folder that an earlier run was given with --cache, or that"
            " `screener cache info` names",
            "no_pool",
            path=str(given),
        )
    return folder.absolute()


def _keys(settings: Settings) -> list[str]:
    """What records may be kept under, newest first: "present" counts up to the month in which a CV was read."""
    last = months.number(screening.default_month())
    past = (months.name(last - back) for back in range(_MONTHS_BACK))
    return list(dict.fromkeys(settings_key(settings, month) for month in past))


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(items)
    while some := list(itertools.islice(waiting, size)):
        yield some


def _named(score: Score, path: str) -> Score:
    document = msgspec.structs.replace(score.cv.document, path=path)
    return msgspec.structs.replace(score, cv=msgspec.structs.replace(score.cv, document=document))


def _never() -> Ranking:
    raise AssertionError("a CV that is scored alone has the score of a CV that is scored alone")


# What workers do: they read the store by themselves, so that no record travels but those that are explained.


@lru_cache(maxsize=4)
def _parquet(folder: str) -> ParquetStore:
    return ParquetStore(Path(folder))


def _opened(folder: str) -> Store | ParquetStore:
    """The store or the Parquet in `folder`, opened once by each process."""
    return _parquet(folder) if is_parquet(Path(folder)) else store_at(folder) or Store(Path(folder))


def _arranged(folder: str, piece: Piece) -> tuple[tuple[str, ...], bytes]:
    """The records that are whole, and their columns."""
    from screener.scoring.bulk import columns_of

    found = _records(folder, piece)
    whole = [(content, cv) for content, cv in zip(piece.contents, found, strict=True) if cv is not None]
    columns = columns_of(cv for _, cv in whole)
    return tuple(content for content, _ in whole), msgspec.msgpack.encode(columns)


def _scored(folder: str, posting: Posting, alone: bool, piece: Piece) -> PieceScores:
    from screener.scoring import score
    from screener.scoring.bulk import Columns

    kept = _opened(folder)
    raw = kept.piece(piece.number) if not alone else None
    found: list[tuple[float, float, float] | None] = [None] * len(piece.contents)
    again: Iterable[int] = range(len(found))
    if raw is not None:
        scores = _bulk(posting).scores(msgspec.msgpack.decode(raw, type=Columns))
        found = list(zip(scores.values, scores.lows, scores.highs, strict=True))
        again = scores.unsure
    for at in again:
        cv = kept.get(piece.contents[at], piece.settings)
        one = score(cv, posting) if cv else None
        found[at] = (one.value, one.low, one.high) if one else None
    return PieceScores(found)


def _explained(folder: str, posting: Posting, asked: Sequence[tuple[str, str]]) -> list[tuple[str, Score]]:
    from screener.scoring import score

    kept = _opened(folder)
    found = [(content, kept.get(content, key)) for content, key in asked]
    return [(content, score(cv, posting)) for content, cv in found if cv is not None]


def _records(folder: str, piece: Piece) -> list[CV | None]:
    kept = _opened(folder)
    return [kept.get(content, piece.settings) for content in piece.contents]


@lru_cache(maxsize=1)
def _bulk(posting: Posting) -> "Bulk":
    """What a worker has found out for earlier pieces holds for the next."""
    from screener.scoring.bulk import Bulk

    return Bulk(posting)
