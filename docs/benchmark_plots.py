"""The pictures of benchmarks.md: time beside torch's, and how near the machine's limit qkv comes, a row a shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qkv.views.pictures.figure import save, styled

# Okabe and Ito's colours; each rival has a sign of its own beside. One that would vanish in the dark has another there.
SIGNS = {
    "qkv": ("#0072B2", "o"), "FlexAttention": ("#E69F00", "s"), "ONNX Runtime": ("#009E73", "^"),
    "OpenVINO": ("#CC79A7", "D"), "JAX": ("#D55E00", "v"),
}  # fmt: skip
THEMES = {"light": {"ink": "#333333", "qkv": "#0072B2"}, "dark": {"ink": "#CFD0D0", "qkv": "#56B4E9"}}
STATIC = Path(__file__).parent / "static"
DTYPES = ("float32", "bfloat16")
TIMES = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]


def share(result: dict[str, Any]) -> float | None:
    """The least time that the machine's limits allow, of the time taken; None where it was not asked."""
    return result.get("share_of_limit", result.get("share_of_roofline"))


def draw(results: list[dict[str, Any]], theme: dict[str, str]) -> Any:
    """Three panes: the times of each dtype, torch's being 1; then the share of the limit."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator, PercentFormatter

    shapes = list(dict.fromkeys(r["shape"] for r in results))
    figure = Figure(figsize=(7.6, 0.85 + 0.2 * len(shapes)), layout="constrained", facecolor="none")
    panes = figure.subplots(1, 3, sharey=True)
    for pane, dtype in zip(panes, DTYPES, strict=False):
        for name, (colour, sign) in SIGNS.items():
            points = [
                (r["median_seconds"][name] / r["median_seconds"]["torch"], shapes.index(r["shape"]))
                for r in results
                if r["dtype"] == dtype and name in r["median_seconds"]
            ]
            if points:
                style = {
                    "color": theme.get(name, colour),
                    "s": 22 if name == "qkv" else 15,
                    "zorder": 3 + (name == "qkv"),
                }
                pane.scatter(*zip(*points, strict=True), marker=sign, linewidths=0, label=name, **style)
        pane.axvline(1, color=theme["ink"], linewidth=0.8)
        pane.set(xscale="log", xlabel=f"{dtype}: time, torch = 1")
        low, high = pane.get_xlim()
        pane.xaxis.set_major_locator(FixedLocator([t for t in TIMES if low <= t <= high]))
        pane.xaxis.set_minor_locator(NullLocator())
        pane.xaxis.set_major_formatter(FuncFormatter(lambda t, _: f"{t:g}"))
    for dtype, filled in zip(DTYPES, (theme["qkv"], "none"), strict=True):
        points = [(share(r), shapes.index(r["shape"])) for r in results if r["dtype"] == dtype]
        panes[2].scatter(
            *zip(*points, strict=True), s=22, facecolors=filled, edgecolors=theme["qkv"], label=dtype, zorder=3
        )
    panes[2].set(xlim=(0, max(1.05, panes[2].get_xlim()[1])), xlabel="share of the limit, qkv")
    panes[2].axvline(1, color=theme["ink"], linewidth=0.8)
    panes[2].xaxis.set_major_formatter(PercentFormatter(1.0))
    panes[0].set_yticks(range(len(shapes)), labels=shapes)
    panes[0].invert_yaxis()
    for pane in panes:
        pane.set_facecolor("none")
        pane.grid(axis="both", color=theme["ink"], alpha=0.2, linewidth=0.5)
        pane.spines[["top", "right", "left"]].set_visible(False)
        pane.spines["bottom"].set_color(theme["ink"])
        pane.tick_params(colors=theme["ink"], length=0)
        pane.xaxis.label.set_color(theme["ink"])
    named = {
        label: handle for pane in panes[:2] for handle, label in zip(*pane.get_legend_handles_labels(), strict=True)
    }
    keys = [named[n] for n in SIGNS if n in named]
    figure.legend(
        keys,
        [n for n in SIGNS if n in named],
        loc="outside upper left",
        ncols=5,
        frameon=False,
        labelcolor=theme["ink"],
    )
    dtypes = panes[2].get_legend_handles_labels()
    figure.legend(*dtypes, loc="outside upper right", ncols=2, frameon=False, labelcolor=theme["ink"])
    return figure


def file_of(name: str, theme: str) -> str:
    return f"benchmark-{name}-{theme}.svg"


def write(name: str, results: list[dict[str, Any]], folder: Path = STATIC) -> None:
    """The picture of one benchmark, for light and for dark pages."""
    for theme, colours in THEMES.items():
        with styled():
            save(draw(results, colours), folder / file_of(name, theme))


def lines(name: str) -> list[str]:
    """What shows it on a page."""
    alt = "Time beside torch's, and the share of the machine's limit, by shape and dtype: the numbers are in the table"
    shown = [
        [f"```{{image}} static/{file_of(name, t)}", f":class: only-{t}", f":alt: {alt}", "```", ""] for t in THEMES
    ]
    return [line for one in shown for line in one]
