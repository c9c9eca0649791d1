"""Charts for pages about the project; matplotlib is imported only when one is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = (".png", ".svg")

Panel = Mapping[str, Sequence[float]]
"""The bars of one panel: a group's name and its values, one a series."""

# Told apart by colour-blind readers and in print without colour: they differ in lightness too.
_COLOURS = ("#b3b3b3", "#0072b2", "#f0c75e", "#d55e00")
_INK = "#333333"
_WIDTH, _PANEL_HEIGHT, _MARGIN = 8.0, 2.9, 0.75  # inches; a page shows an inch as about 100 pixels
_STYLE: Any = {
    # The same file from the same figures on every machine, with text that can be searched and read aloud.
    "svg.hashsalt": "benchmarks",
    "svg.fonttype": "none",
    "font.family": ["sans-serif"],
    # matplotlib brings the first; an SVG's viewer takes what it has.
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": 9,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
}


class ChartError(ValueError):
    """A chart cannot be drawn; the message says why and what to do."""


def chart_files(target: Path) -> list[Path]:
    """Return the files to write: the target, or one in each format if it has no suffix.

    Raises:
        ChartError: The suffix is of another format, the folder is missing, or matplotlib is.
    """
    if target.suffix and target.suffix not in FORMATS:
        raise ChartError(f"{target} has to end in {' or '.join(FORMATS)}, or in nothing to get both")
    if not target.absolute().parent.is_dir():
        raise ChartError(f"there is no folder {target.parent}")
    if find_spec("matplotlib") is None:
        raise ChartError("a chart needs matplotlib: pip install --group charts")
    return [target] if target.suffix else [target.with_suffix(suffix) for suffix in FORMATS]


@dataclass(frozen=True, slots=True)
class Bin:
    """Results of about the same confidence: how many, their mean confidence, and the share of them that is good."""

    count: int
    confidence: float
    good: float


def reliability_chart(files: Sequence[Path], panels: Mapping[str, Sequence[Bin]], label: str) -> None:
    """Draw the share of good results over their confidence, a panel below the other, and write them to every file.

    Where confidence is right, the points lie on the diagonal; bars show how many results each stands for.
    """
    with _figure(files, len(panels)) as figure:
        axes = figure.subplots(len(panels), squeeze=False)[:, 0]
        for axis, (title, bins) in zip(axes, panels.items(), strict=True):
            _draw_reliability(axis, bins)
            axis.set_title(title, loc="left", fontweight="bold", fontsize=10)
            axis.set_ylabel(label)
        axes[-1].set_xlabel("confidence")
        handles, names = axes[0].get_legend_handles_labels()
        figure.legend(handles, names, loc="outside upper right", ncols=len(names), frameon=False)


def bar_chart(files: Sequence[Path], panels: Mapping[str, Panel], series: Sequence[str], label: str) -> None:
    """Draw grouped bars, a panel below the other, and write them to every file in its suffix's format.

    The axis begins at 0, or at 0.5 if no value is below; the label then says so.
    """
    lowest = min(value for panel in panels.values() for group in panel.values() for value in group)
    floor = 0.5 if lowest >= 0.5 else 0.0
    if floor:
        label = f"{label}\n(axis begins at {floor:g})"
    with _figure(files, len(panels)) as figure:
        axes = figure.subplots(len(panels), squeeze=False)[:, 0]
        for axis, (title, panel) in zip(axes, panels.items(), strict=True):
            _draw(axis, panel, series, floor)
            axis.set_title(title, loc="left", fontweight="bold", fontsize=10)
            axis.set_ylabel(label)
        handles, names = axes[0].get_legend_handles_labels()
        figure.legend(handles, names, loc="outside upper right", ncols=len(series), frameon=False)


@contextmanager
def _figure(files: Sequence[Path], panels: int) -> Iterator[Figure]:
    """Give an empty figure for so many panels, and write what was drawn to every file in its suffix's format."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        height = _MARGIN + _PANEL_HEIGHT * panels
        figure = Figure(figsize=(_WIDTH, height), dpi=200, facecolor="white", layout="constrained")
        yield figure
        for file in files:
            # No date and no version: they would change the file where no figure changed.
            metadata = {"Date": None, "Creator": None} if file.suffix == ".svg" else {"Software": None}
            figure.savefig(file, format=file.suffix[1:], metadata=metadata)


def _draw(axis: Axes, panel: Panel, series: Sequence[str], floor: float) -> None:
    width = 0.84 / len(series)
    crowded = len(panel) * len(series) > 18
    for index, name in enumerate(series):
        middle = (index - (len(series) - 1) / 2) * width
        places = [place + middle for place in range(len(panel))]
        values = [group[index] for group in panel.values()]
        bars = axis.bar(
            places,
            [value - floor for value in values],
            0.92 * width,
            bottom=floor,
            label=name,
            color=_COLOURS[index % len(_COLOURS)],
            edgecolor=_INK,
            linewidth=0.4,
        )
        axis.bar_label(
            bars,
            [f"{value:.3f}" for value in values],
            fontsize=6.5 if crowded else 7.5,
            padding=2.5,
            rotation=90 if crowded else 0,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},  # no grid line through a figure
        )
    names = [name.replace("-", "-\n", 1) if crowded and len(name) > 12 else name for name in panel]
    axis.set_xticks(range(len(panel)), names, fontsize=7.5 if crowded else 9)
    axis.set_xlim(-0.55, len(panel) - 0.45)
    top = max(value for group in panel.values() for value in group)
    axis.set_ylim(floor, top + (0.2 if crowded else 0.08) * (1 - floor))
    ticks = [floor + step * (1 - floor) / 5 for step in range(6)]
    axis.set_yticks(ticks, [f"{tick:.1f}" for tick in ticks])
    axis.tick_params(axis="x", length=0)
    axis.grid(axis="y", color="#dddddd", linewidth=0.6)
    axis.set_axisbelow(True)
    axis.spines[["top", "right", "left"]].set_visible(False)


def _draw_reliability(axis: Axes, bins: Sequence[Bin]) -> None:
    grey, blue, _, orange = _COLOURS
    places, total = [each.confidence for each in bins], sum(each.count for each in bins)
    shares = [each.count / total for each in bins]
    bars = axis.bar(places, shares, 0.03, label="share of pages", color=grey, edgecolor=_INK, linewidth=0.4)
    axis.bar_label(bars, [str(each.count) for each in bins], fontsize=7.5, padding=2.5)
    axis.plot((0, 1), (0, 1), color=orange, linewidth=1, linestyle="--", label="where confidence is right")
    axis.plot(places, [each.good for each in bins], color=blue, marker="o", label="good results")
    axis.set_xlim(-0.02, 1.02)
    axis.set_ylim(0, 1.05)
    ticks = [step / 5 for step in range(6)]
    axis.set_xticks(ticks)
    axis.set_yticks(ticks)
    axis.grid(color="#dddddd", linewidth=0.6)
    axis.set_axisbelow(True)
    axis.spines[["top", "right", "left"]].set_visible(False)
