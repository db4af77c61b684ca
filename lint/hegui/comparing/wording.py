"""Numbers of a comparison as every format says them."""

from __future__ import annotations

from hegui.comparing.comparison import Comparison
from hegui.comparing.figures import FigurePair


def percent(share: float) -> str:
    """``0.123`` as ``12.3%``."""
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def likeness(similarity: float) -> str:
    """How much of a passage is the same."""
    return "逐字相同" if similarity == 1 else f"{percent(similarity)}相同"


def value(pair: FigurePair, number: float) -> str:
    """A figure with its unit."""
    return f"{number:,.10g}".replace(",", "") + pair.unit


def bare(value: float) -> str:
    """A plain figure."""
    return f"{value:.10g}"


def headline(comparison: Comparison) -> str:
    """The comparison in one sentence."""
    changed = sum(f.changed for f in comparison.figures)
    suspect = sum(f.suspect for f in comparison.figures)
    parts = [
        f"新报告有{percent(comparison.share)}的文字与旧报告相同（{len(comparison.passages)}段）",
        f"两份报告都有的数字{len(comparison.figures)}个，其中变化{changed}个，可能照抄{suspect}个",
    ]
    if comparison.promises:
        kept = sum(p.result is not None for p in comparison.promises)
        parts.append(f"上年安排{len(comparison.promises)}项，能找到相应内容的{kept}项")
    if comparison.repeated:
        parts.append(f"问题与上年雷同{len(comparison.repeated)}条")
    if broken := sum(not cell.fits for cell in comparison.carried):
        parts.append(f"表中{broken}格与上年接不上")
    return "；".join(parts)
