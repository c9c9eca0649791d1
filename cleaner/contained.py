"""A plugin's rule on a leash: what goes wrong in it is undone and named, and the page goes on without it.

A bug in a rule of ours still raises: it has to be found, and nobody else's code is to blame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple, get_args

from .draft import Draft
from .faults import said
from .model import FieldName, FieldText, LimitExceeded, Removal
from .rules import Rule
from .source_block import Origin, SourceBlock

_FIELDS = frozenset(get_args(FieldName))
FAULTS = (Exception, SystemExit)
"""What a plugin may raise without harm to others; who presses Ctrl-C means everything."""


class _State(NamedTuple):
    """What a rule may change of a block."""

    text: str
    gone: bool
    gone_to: str
    origin: Origin
    amid: bool


class _Snapshot:
    """A draft as it was before a rule."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._blocks, self._taken = draft, list(draft.blocks), list(draft.taken)
        self._facts = draft.title, draft.site, draft.is_html
        self._states = [_state(block) for block in draft.blocks]

    def fault(self) -> str | None:
        """Return how the account does not add up any more, None where it does."""
        draft, before = self._draft, len(self._taken)
        if list(map(id, draft.blocks)) != list(map(id, self._blocks)) or draft.taken[:before] != self._taken:
            return "it changed the account of the blocks; a rule acts through remove, take, cut and take_part"
        for entry, *_ in draft.taken[before:]:
            named = entry.reason if isinstance(entry, Removal) else entry.field
            if not isinstance(named, str) or (isinstance(entry, FieldText) and named not in _FIELDS):
                return f"it gave {named!r} as a reason or field"
        had, has = Counter[str](), Counter[str]()
        for block, state in zip(self._blocks, self._states, strict=True):
            if block.text != state.text or block.gone != state.gone:
                had.update("" if state.gone else state.text)
                has.update("" if block.gone else block.text)
        for entry, *_ in draft.taken[before:]:
            has.update(entry.text)
        if any(had[char] != has[char] for char in had | has if not char.isspace()):
            return "text was lost, or is there twice; a rule acts through remove, take, cut and take_part"
        return None

    def restore(self) -> None:
        """Undo what was done since."""
        draft = self._draft
        draft.taken[:] = self._taken
        draft.title, draft.site, draft.is_html = self._facts
        draft.restart(self._blocks)
        for block, state in zip(self._blocks, self._states, strict=True):
            if _state(block) != state:
                block.set_text(state.text)
                block.gone, block.gone_to, block.origin, block.amid = state[1:]


def _state(block: SourceBlock) -> _State:
    return _State(block.text, block.gone, block.gone_to, block.origin, block.amid)


def contained(rule: Rule, plugin: str) -> Rule:
    """Return a plugin's rule as one that does no harm: where it fails, the draft is as before, with a warning."""
    return replace(rule, apply=partial(_apply, rule.apply, f"plugin {plugin}: rule {rule.name!r}"))


def _apply(apply: Callable[[Draft], None], name: str, draft: Draft) -> None:
    before = _Snapshot(draft)
    try:
        apply(draft)
        fault = before.fault()
    except (LimitExceeded, MemoryError):  # after the latter nothing is sure
        raise
    except FAULTS as error:
        fault = said(error)
    if fault is not None:
        before.restore()
        draft.warn(f"{name} failed and was left out: {fault}")
