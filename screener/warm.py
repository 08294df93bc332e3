"""Imported by the server process from which workers are forked: loads what every file needs, once for all of them."""

import gc

from screener.extracting import extract
from screener.reading import read
from screener.scoring import score
from screener.types import Posting, Requirement

gc.disable()  # all that is made from here on stays; looking through it again and again takes a tenth of the time
# One tiny CV through the whole chain builds every matcher and table; the workers inherit them.
score(
    extract(read(b"Community manager\nHootsuite\n2019-2021", name="warm.txt"), reference_date="2022-01"),
    Posting("", "en", (Requirement("r1", "communication with a community", "other"),)),
)
# The tables never die: a collector that went through them again and again would take a tenth of the time of a run.
gc.collect()
gc.freeze()
gc.enable()
