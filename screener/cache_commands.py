"""The commands of `screener cache`: what is kept of CVs between runs, and how to have it removed."""

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from screener import console, options
from screener.errors import UsageError
from screener.options import CacheOption, DateOption, QuietOption

if TYPE_CHECKING:
    from screener.store import Store

app = typer.Typer(
    help="See or remove what is kept of CVs between runs.",
    no_args_is_help=True,
)

_AGE = re.compile(r"([1-9][0-9]{0,3})([dmy])")
_LAST_DAY_OF_ALL = 28  # a day that every month has


@app.command()
def info(cache: CacheOption = None) -> None:
    """Show where the cache is and how much is in it.

    Example: screener cache info
    """
    from screener.reporting.wording import number, word
    from screener.reporting.words import day

    with console.plain_errors():
        store = _opened(cache)
        found = store.info()
        store.close()
    lang = console.language_of_the_machine()
    size = number(found.size / (1 << 20), lang)
    lines = [str(found.path), word("console.cache_size", lang, count=found.records, size=size)]
    if found.oldest is not None:
        oldest = datetime.datetime.fromtimestamp(found.oldest, datetime.UTC).date()
        lines.append(word("console.cache_oldest", lang, day=day(oldest, lang)))
    console.out("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


@app.command()
def clear(cache: CacheOption = None) -> None:
    """Remove everything from the cache.

    Example: screener cache clear
    """
    with console.plain_errors():
        store = _opened(cache)
        _say_removed(store, store.clear())


@app.command()
def purge(
    older_than: Annotated[
        str, typer.Option("--older-than", metavar="AGE", help="Days, months or years, as in 90d, 24m or 2y.")
    ],
    cache: CacheOption = None,
) -> None:
    """Remove CVs from the cache that were read longer ago than AGE.

    Example: screener cache purge --older-than 24m
    """
    with console.plain_errors():
        before = age_began(older_than, datetime.datetime.now(datetime.UTC))
        store = _opened(cache)
        _say_removed(store, store.purge(before.timestamp()))


@app.command()
def export(
    pool: Annotated[Path, typer.Argument(metavar="POOL.parquet", help="A new folder, for --pool on any machine.")],
    cache: CacheOption = None,
    reference_date: DateOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write what is kept as Parquet, to be ranked elsewhere with --pool.

    Example: screener cache export pool.parquet
    """
    from screener.pool import StoredPool

    with console.plain_errors():
        _opened(cache).close()
        kept = StoredPool(cache or options.default_cache(), options.settings_of("auto", reference_date))
        count = kept.export(pool)
        console.say("pool_written", quiet, count=count, path=str(pool))


def age_began(age: str, now: datetime.datetime) -> datetime.datetime:
    """The moment that lies `age` ("90d", "24m", "2y") before `now`. Raises UsageError."""
    found = _AGE.fullmatch(age)
    if not found:
        raise UsageError(f"{age!r} is no age: write days, months or years, as in 90d, 24m or 2y", "no_age", age=age)
    count, unit = int(found[1]), found[2]
    if unit == "d":
        return now - datetime.timedelta(days=count)
    months = now.year * 12 + now.month - 1 - count * (12 if unit == "y" else 1)
    if months < 12:  # before the first year there is
        raise UsageError(f"{age} is longer ago than there are years")
    return now.replace(year=months // 12, month=months % 12 + 1, day=min(now.day, _LAST_DAY_OF_ALL))


def _opened(folder: Path | None) -> "Store":
    from screener.store import NAME, Store

    chosen = folder or options.default_cache()
    if not (chosen / NAME).exists():
        raise UsageError(f"there is no cache in {chosen}", "no_cache", path=str(chosen))
    store = Store(chosen)
    if store.fault is not None:
        raise UsageError(f"the cache in {chosen} cannot be used: {store.fault}")
    return store


def _say_removed(store: "Store", count: int) -> None:
    fault = store.fault
    store.close()
    if fault is not None:
        raise UsageError(f"not everything could be removed: {fault}")
    console.say("removed", quiet=False, count=count)
