"""Answers to what many pages ask, kept in this process as long as nothing changes that pages show."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.db import connection
from django.utils.translation import get_language

from kurzdraht.core.page_cache.stamps import Stamp, read_stamp

ANSWERS = 256

P = ParamSpec("P")
T = TypeVar("T")


def remembered(question: Callable[P, T]) -> Callable[P, T]:
    """For questions without a person and without a clock; the answer is shared by all threads, so it is only read.

    Inside a transaction it is asked anew each time: what stands there may be rolled back, and the same stamp would
    then mean something else. The stamp is read before the question, so an answer is never older than its stamp.
    """

    @lru_cache(maxsize=ANSWERS)
    def answer(_stamp: Stamp, _language: str | None, *args: P.args, **kwargs: P.kwargs) -> T:
        return question(*args, **kwargs)

    known: Stamp = ()

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        stamp = () if connection.in_atomic_block else read_stamp()
        if not stamp:
            return question(*args, **kwargs)
        nonlocal known
        if stamp != known:
            answer.cache_clear()
            known = stamp
        return answer(stamp, get_language(), *args, **kwargs)  # type: ignore[arg-type]  # not hashable: it says so

    return ask
