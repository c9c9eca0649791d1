"""One thread at a time in trafilatura: it parses with a parser that all threads share.

What lxml parses with one parser shares a dictionary of names, which parsing and copying change without Python's lock.
Two threads that do so crash the process (lxml 6.1). Our own pages are safe, as each has its own parser; trafilatura's
second extractor parses anew with its own, which is one for all threads.
"""

from __future__ import annotations

import os
from threading import Lock

_lock = Lock()


def alone() -> Lock:
    """Return the lock that holds others off while one thread is in trafilatura."""
    return _lock


def _renew() -> None:
    global _lock
    _lock = Lock()


if hasattr(os, "register_at_fork"):  # a thread that held it is not in the new process, and would never let go
    os.register_at_fork(after_in_child=_renew)
