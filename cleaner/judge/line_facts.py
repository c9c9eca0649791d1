"""The facts that the keys of a line stand for: one short string a fact, each with a weight of its own."""

from __future__ import annotations

from collections.abc import Callable


def _shape_facts(length: int, start: str, end: str, capitals: int, shout: bool, item: bool, prose: bool) -> list[str]:
    facts = [f"words {length}", f"ends {end}", f"starts {start}", f"words {length}, ends {end}"]
    facts.append(f"words {length}, starts {start}")
    if prose:
        facts.append("prose")
    if capitals >= 0:
        facts += [f"capitals {capitals}", f"capitals {capitals}, words {min(length, 8)}"]
    if shout:
        facts += ["all capitals", f"all capitals, words {min(length, 5)}"]
    if item:
        facts += ["list item", f"list item, words {length}"]
    return facts


def _sign_facts(length: int, numbers: int, signs: int) -> list[str]:
    facts = [f"digits {numbers}"] if numbers else []
    names = ("address", "separator", "parenthesis", "copyright sign", "currency", "time", "glued words", "ellipsis")
    for bit, name in enumerate(names):
        if signs >> bit & 1:
            facts += [name, f"{name}, words {min(length, 8) // 2}"]
    return facts


def _mark_facts(length: int, commas: int, stops: int) -> list[str]:
    return [f"commas {commas}, words {length}", f"stops {stops}, words {length}"]


def _phrase_facts(concept: str, how: str, length: int) -> list[str]:
    facts = [f"phrase {concept} {how}"]
    if how != "line":
        facts.append(f"phrase at its {how}, words {length}")
    return facts


def _order_facts(before2: str, before: str, own: str, after: str, after2: str, gap: int, next_gap: int) -> list[str]:
    return [
        f"{own} after {before}", f"{own} before {after}", f"order {before}{own}{after}",
        f"order {before2}{before}{own}", f"order {own}{after}{after2}", f"order {before2}{before}{own}{after}{after2}",
        f"gaps {gap}{next_gap} {own}",
    ]  # fmt: skip


def _page_facts(prose: int, short: int, length: int, start: str, end: str, own: str, place: str) -> list[str]:
    page = f"short lines {short}"
    return [
        f"{page}, words {length}", f"{page}, {own}", f"{page}, ends {end}", f"{page}, starts {start}",
        f"{page}, {place}", f"{page}, prose {prose}", f"{page}, prose {prose}, {own}", place, f"{place} {own}",
    ]  # fmt: skip


def _near_facts(radius: int, around: int, above: int, below: int, own: str) -> list[str]:
    near = f"prose within {radius}"
    return [
        f"{near}: {around}", f"{near}: {around} {own}", f"{near} above: {above} {own}", f"{near} below: {below} {own}",
    ]  # fmt: skip


def _part_facts(quantile: int, own: str, twice: bool, overlap: int, place: str) -> list[str]:
    facts = [f"part {quantile}", f"part {quantile} {own}"]
    if twice:
        facts += ["stands twice", f"stands twice {own}"]
    if overlap >= 0:
        facts += [f"shares words {overlap} {own}", f"shares words {overlap} {own} {place}"]
    return facts


def _noise_facts(removed: int, rules: int, fields: int, own: str, place: str) -> list[str]:
    return [
        f"removed {removed} {own}", f"rules {rules} {own}", f"removed {removed}, {place}",
        f"rules {rules}, {place} {own}", f"fields {fields}, {place}",
    ]  # fmt: skip


def _gone_facts(above: int, below: int, all_above: int, all_below: int, own: str, place: str) -> list[str]:
    return [
        f"gone above {above} {own}", f"gone below {below} {own}", f"gone around {above} {below} {own}",
        f"gone above {above}, {place}", f"gone below {below}, {place}", f"gone before {all_above} {own}",
        f"gone after {all_below} {own}", f"gone before {all_above}, {place}", f"gone after {all_below}, {place}",
    ]  # fmt: skip


def _beside_facts(above: str, below: str, own: str) -> list[str]:
    return [f"below what {above} took, {own}"] * bool(above) + [f"above what {below} took, {own}"] * bool(below)


def _edge_facts(
    start: str, end: str, end_before: str, start_before: str, end_after: str, start_after: str
) -> list[str]:
    return [
        f"starts {start} after end {end_before}", f"ends {end} before end {end_after}",
        f"ends {end} after start {start_before}", f"ends {end} before start {start_after}",
    ]  # fmt: skip


def _neighbour_facts(side: str, concept: str, own: str) -> list[str]:
    return [f"{side} phrase {concept} {own}"]


FACTS: dict[str, Callable[..., list[str]]] = {
    "shape": _shape_facts,
    "signs": _sign_facts,
    "marks": _mark_facts,
    "phrase": _phrase_facts,
    "order": _order_facts,
    "page": _page_facts,
    "near": _near_facts,
    "part": _part_facts,
    "noise": _noise_facts,
    "gone": _gone_facts,
    "beside": _beside_facts,
    "edge": _edge_facts,
    "neighbour": _neighbour_facts,
}
"""The facts that a key of each group stands for."""
