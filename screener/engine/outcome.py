"""What an engine is given and gives back."""

from typing import Generic, Literal, TypeVar

from msgspec import Struct

R = TypeVar("R")


class WorkerLimits(Struct, frozen=True):
    """What one item may cost a worker: seconds of wall clock, bytes of memory."""

    seconds: float
    memory: int


class Lost(Struct, frozen=True):
    """An item whose worker had to be stopped or died: by time, by memory, or by a crash of a library."""

    cause: Literal["time", "memory", "crash"]


class Outcome(Struct, Generic[R], frozen=True):
    """The result for the item at `index` of the input, or how it was lost."""

    index: int
    result: R | Lost
