"""Work spread over processes, with the results in the order of the work."""

import argparse
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TypeVar

Kept = TypeVar("Kept")
Work = TypeVar("Work", bound=Sized)
Result = TypeVar("Result")

# Pieces of work that wait for each process, so that none is idle and no more is read than will soon be needed.
AHEAD = 1


def at_least_one(value: str) -> int:
    """A number of workers as argparse reads it."""
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one process has to work")
    return number


def add_workers_option(parser: argparse.ArgumentParser) -> None:
    """Let a command be told how many processes look for statements."""
    parser.add_argument(
        "--workers",
        type=at_least_one,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes that look for statements; by itself one for each core",
    )


def in_order(
    function: Callable[[Work], Result], jobs: Iterable[tuple[Kept, Work]], workers: int = 1, *, least: int = 1
) -> Iterator[tuple[Kept, Result]]:
    """(kept, function(work)) for each (kept, work) of the jobs, in their order.

    `work`, `function` and its result are pickled, `kept` never leaves this process. With one worker, or where
    work has fewer than `least` parts, it is done here, when its turn comes. Never reads much further than what
    is asked for, so the jobs may be endless.
    """
    if workers == 1:
        for kept, work in jobs:
            yield kept, function(work)
        return
    # Forked processes would share what the parent has open.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin) as pool:
        waiting = deque()
        try:
            for kept, work in jobs:
                elsewhere = len(work) >= least
                result = pool.submit(function, work).result if elsewhere else partial(function, work)
                waiting.append((kept, result))
                if len(waiting) > workers * AHEAD:
                    yield _next(waiting)
            while waiting:
                yield _next(waiting)
        finally:
            pool.shutdown(cancel_futures=True)


def _next(waiting: deque):
    kept, result = waiting.popleft()
    return kept, result()


def _begin() -> None:
    """Ctrl-C is for the parent to answer; and whatever ends the parent ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    multiprocessing.parent_process().join()
    os._exit(1)
