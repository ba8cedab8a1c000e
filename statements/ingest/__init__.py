"""The one writer: turns parsed articles into rows, with the statements that are found in them.

The story: items are received in batches (incoming.py); those whose text is new are read, by other processes if
there are several (findings.py); then a batch is written in one transaction (batch.py). What is there already is
recognised by its address, by its publisher's number or by its text (holdings.py): the same text is left as it is,
another one takes its place and the old one is kept. Start reading at `run.run_import`.

A run that is killed leaves whole batches behind and can be run again.
"""

from .incoming import Outcome
from .registry import Registry
from .renewal import reextract, renew_terms
from .run import Tally, run_import

__all__ = ["Outcome", "Registry", "Tally", "reextract", "renew_terms", "run_import"]
