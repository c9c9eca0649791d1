"""A plugin that fails on a page does no harm: it is named, what it half did is undone, the other pages go on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import cleaner
from cleaner import Article, Cleaner, Layout, PluginError, Publisher
from cleaner.draft import Draft
from cleaner.registry import Registry
from cleaner.rules import RULES, Rule

from .generated import PROSE, letters
from .plugin_files import written

TEXT = "\n\n".join([*PROSE[:3], "Related articles", *PROSE[3:6]])
PAGE = f"<html><body><article>{''.join(f'<p>{text}</p>' for text in PROSE[:6])}</article></body></html>"
URL = "https://h.example/ferry"
HEADER = "from cleaner.rules import rule\n"


def ruled(folder: Path, body: str) -> Cleaner:
    """Return a cleaner with a plugin whose one rule does what is given."""
    source = f"@rule('tide')\ndef tide(draft):\n    {body}\n\n@hookimpl\ndef rules():\n    return (tide,)\n"
    return Cleaner(plugins=[written(folder, HEADER + source)])


HARMFUL = {
    "raises at once": "1 / 0",
    "raises after it removed a block": "draft.remove(draft.blocks[1], 'tide'); 1 / 0",
    "raises after it cut a block": "draft.cut(draft.blocks[1], 0, 20, 'x'); draft.take(draft.blocks[0], 'title'); 1/0",
    "ends the program": "import sys; draft.remove(draft.blocks[1], 'tide'); sys.exit(3)",
    "takes what is no block": "draft.remove('a line', 'tide')",
    "changes a text by itself": "draft.blocks[0].text = 'Other news'",
    "empties a text by itself": "draft.blocks[0].set_text('')",
    "takes a block by itself": "draft.blocks[0].gone = True",
    "brings a block back that is gone": "[setattr(block, 'gone', False) for block in draft.blocks]",
    "drops blocks": "del draft.blocks[1:]",
    "puts other blocks in": "draft.blocks = list(reversed(draft.blocks))",
    "forgets what was taken": "draft.taken.clear(); draft.blocks[0].gone = True",
    "records what was never there": "draft.taken.append(type(draft).taken)",
    "gives no reason": "draft.remove(draft.blocks[0], None)",
    "moves to a field that there is not": "draft.take(draft.blocks[0], 'weather')",
    "recurses without end": "f = lambda f: f(f); f(f)",
}


@pytest.mark.parametrize("kind", ["text", "html"])
@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in HARMFUL.items()])
def test_a_rule_that_fails_is_left_out_on_that_page_and_named(tmp_path: Path, body: str, kind: str) -> None:
    source = TEXT if kind == "text" else PAGE
    if "back" in body or "False" in body:
        source = TEXT  # a rule has taken something of it
    without = cleaner.clean(source, url=URL)
    article = ruled(tmp_path, body).clean(source, url=URL)
    assert (article.text, article.removed, article.fields) == (without.text, without.removed, without.fields)
    assert article.status == without.status
    [warning] = article.warnings
    assert "harbour_post" in warning
    assert "'tide'" in warning
    assert "\n" not in warning
    json.loads(article.to_json())


def test_a_rule_that_takes_a_block_twice_takes_it_once(tmp_path: Path) -> None:
    twice = "; ".join(["draft.remove(draft.blocks[1], 'tide')"] * 2 + ["draft.take(draft.blocks[1], 'caption')"])
    twice += "; draft.cut(draft.blocks[1], 0, 9, 'tide'); draft.take_part(draft.blocks[1], 0, 9, 'title')"
    article = ruled(tmp_path, twice).clean(PAGE, url=URL)
    assert [removal.text for removal in article.removed] == [PROSE[1]]
    assert article.warnings == ()
    assert article.fields == ()


def test_a_rule_that_cuts_out_of_bounds_loses_nothing(tmp_path: Path) -> None:
    article = ruled(
        tmp_path, "draft.cut(draft.blocks[1], 30, 10, 'tide'); draft.cut(draft.blocks[0], -50, 9999, 'x')"
    ).clean(PAGE)
    parts = [article.text, *(removal.text for removal in article.removed), *(entry.text for entry in article.fields)]
    assert letters("".join(parts)) == letters("".join(PROSE[:6]))


def test_a_rule_that_fails_on_one_page_works_on_the_next(tmp_path: Path) -> None:
    only = "draft.remove(next(block for block in draft.blocks if block.text == 'Nothing moved.'), 'tide')"
    tide = ruled(tmp_path, only)
    assert any("StopIteration" in warning for warning in tide.clean(PAGE).warnings)
    after = tide.clean(PAGE.replace("</article>", "<p>Nothing moved.</p></article>"))
    assert after.warnings == ()
    assert [removal.rule for removal in after.removed] == ["tide"]


def test_a_rule_that_works_is_let_work_and_keeps_its_plugins_name(tmp_path: Path) -> None:
    article = ruled(tmp_path, "draft.plugin = 'tides'; draft.cut(draft.blocks[0], 0, 13, 'tide')").clean(PAGE)
    [removal] = article.removed
    assert (removal.text, removal.plugin, removal.edit) == (PROSE[0][:13], "tides", True)
    assert article.text.startswith(PROSE[0][13:].strip())
    assert article.warnings == ()


@pytest.mark.parametrize("body", ["raise KeyboardInterrupt", "raise GeneratorExit"])
def test_who_interrupts_a_rule_interrupts_everything(tmp_path: Path, body: str) -> None:
    with pytest.raises(BaseException, match=r"^$") as caught:
        ruled(tmp_path, body).clean(PAGE)
    assert type(caught.value).__name__ in body


def test_a_bug_in_a_rule_of_ours_still_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(draft: Draft) -> None:
        raise ZeroDivisionError

    ours = Cleaner()
    monkeypatch.setattr(ours, "rules", (*RULES, Rule("broken", broken)))
    with pytest.raises(ZeroDivisionError):
        ours.clean(PAGE)


# --- hooks --------------------------------------------------------------------------------------------------

HOOKS = {
    "a generator that raises": ("publishers", "    yield Publisher(name='P', hosts=('p.example',))\n    1 / 0\n"),
    "a generator without end": (
        "publishers",
        "    while True:\n        yield Publisher(name='P', hosts=('p.example',))\n",
    ),
    "a hook that ends the program": ("rules", "    import sys\n    sys.exit(3)\n"),
    "a hook that is no iterable": ("platforms", "    return 7\n"),
}


@pytest.mark.parametrize(("hook", "body"), HOOKS.values(), ids=HOOKS)
def test_a_hook_that_fails_is_a_plugin_error_that_names_both(tmp_path: Path, hook: str, body: str) -> None:
    with pytest.raises(PluginError) as caught:
        Cleaner(plugins=[written(tmp_path, f"@hookimpl\ndef {hook}():\n{body}")])
    assert "harbour_post" in str(caught.value)
    assert f"{hook}()" in str(caught.value)


def test_a_plugin_that_ends_the_program_when_it_is_loaded_is_a_plugin_error(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"harbour_post.*SystemExit"):
        Cleaner(plugins=[written(tmp_path, "raise SystemExit(3)\n")])


@pytest.mark.parametrize("body", ["1 / 0", "return 5", "return [1]", "raise SystemExit(3)", "return article.nothing"])
def test_an_output_format_that_fails_is_a_plugin_error_that_names_it(tmp_path: Path, body: str) -> None:
    source = f"@hookimpl\ndef render(article, format):\n    {body}\n"
    with pytest.raises(PluginError, match=r"harbour_post.*render\(\)"):
        Registry([written(tmp_path, source)]).render(Article(), "tides")


def test_the_command_names_an_output_format_that_fails_and_goes_on(tmp_path: Path) -> None:
    plugin = written(
        tmp_path,
        "@hookimpl\ndef render(article, format):\n"
        "    if format == 'tides':\n        return 'high' if 'ferry' in article.text else 1 / 0\n",
    )
    (tmp_path / "one.txt").write_text("\n\n".join(PROSE[3:6]), "utf-8")
    (tmp_path / "two.txt").write_text("\n\n".join(PROSE[:3]), "utf-8")
    command = str(Path(sys.executable).with_name("clean-article"))
    ran = subprocess.run(
        [command, "--no-config", "--plugin", plugin, "--format", "tides", tmp_path / "one.txt", tmp_path / "two.txt"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "high" in ran.stdout
    assert "one.txt" in ran.stderr
    assert "render()" in ran.stderr
    assert "Traceback" not in ran.stderr


# --- layouts ------------------------------------------------------------------------------------------------


def reworked(rework: Callable[[BeautifulSoup], object]) -> Cleaner:
    layout = Layout("2024", body="article", rework=rework)
    return Cleaner(plugins=[Publisher(name="Harbour Post", hosts=("h.example",), layouts=(layout,))])


def raises(soup: BeautifulSoup) -> None:
    soup.article.decompose()  # type: ignore[union-attr]
    raise RuntimeError("tide")


def empties(soup: BeautifulSoup) -> None:
    soup.clear()


def destroys(soup: BeautifulSoup) -> None:
    soup.decompose()


@pytest.mark.parametrize("rework", [raises, empties, destroys])
def test_a_rework_that_leaves_nothing_gives_the_page_to_the_next_lane(rework: Callable[[BeautifulSoup], None]) -> None:
    article = reworked(rework).clean(PAGE, url=URL)
    assert article.text == "\n\n".join(PROSE[:6])
    assert not article.lane.startswith("publisher:")
    [warning] = article.warnings
    assert "Harbour Post" in warning
    assert "2024" in warning


def test_what_a_rework_returns_does_not_count() -> None:
    article = reworked(lambda soup: 5).clean(PAGE, url=URL)
    assert article.lane == "publisher:Harbour Post/2024"
    assert article.text == "\n\n".join(PROSE[:6])


def test_a_rework_that_builds_a_huge_and_deep_tree_does_no_harm() -> None:
    def grows(soup: BeautifulSoup) -> None:
        paragraph = soup.new_tag("p")
        paragraph.string = PROSE[7]
        inner = soup.article
        for _ in range(400):
            assert inner is not None
            inner.append(soup.new_tag("div"))
            inner = inner.contents[-1]  # type: ignore[assignment]
        assert inner is not None
        inner.append(paragraph)
        for _ in range(3_000):
            more = soup.new_tag("p")
            more.string = PROSE[6]
            soup.article.append(more)  # type: ignore[union-attr]

    article = reworked(grows).clean(PAGE, url=URL)
    assert PROSE[0] in article.text


def test_a_selector_that_matches_everything_keeps_account_of_all_of_it() -> None:
    everything = Layout("2024", body="*", drop=("*",), keep=("p, b",), title="*", byline="*")
    site = Publisher(name="Harbour Post", hosts=("h.example",), layouts=(everything,))
    page = PAGE.replace("</article>", "<b>x</b>" * 20_000 + "</article>")
    article = Cleaner(plugins=[site]).clean(page, url=URL)
    assert PROSE[0] in "".join([article.text, *(entry.text for entry in (*article.removed, *article.fields))])


def test_one_failing_plugin_leaves_another_ones_rules_alone(tmp_path: Path) -> None:
    bad = written(
        tmp_path, HEADER + "@rule('tide')\ndef tide(draft):\n    1 / 0\n\n@hookimpl\ndef rules():\n    return (tide,)\n"
    )
    good = written(
        tmp_path,
        HEADER + "@rule('boats')\ndef boats(draft):\n    draft.remove(draft.blocks[0], 'boats')\n\n"
        "@hookimpl\ndef rules():\n    return (boats,)\n",
        "boats.py",
    )
    for plugins in ([bad, good], [good, bad]):
        article = Cleaner(plugins=plugins).clean(PAGE)
        assert Counter(removal.rule for removal in article.removed) == {"boats": 1}
        assert ["'tide'" in warning for warning in article.warnings] == [True]
