"""What the rules on prescribed tables share: sums in words, and what a table rests on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hegui.api import Basis
from hegui.api.facts import Filled, Instance
from hegui_rules.numbers.common import plain

Place = tuple[str, str]

# The smallest table with equations, for examples.
HEAD = "| 行政复议 | 行政复议 | 行政复议 | 行政复议 | 行政复议 | 未经复议直接起诉 | 未经复议直接起诉 | 未经复议直接起诉 | 未经复议直接起诉 | 未经复议直接起诉 | 复议后起诉 | 复议后起诉 | 复议后起诉 | 复议后起诉 | 复议后起诉 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
TEXT = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n"
MD = {"kind": "xxgk-annual", "format": "md"}
TXT = {"kind": "xxgk-annual"}


def bases(filled: Filled) -> tuple[Basis, ...] | None:
    """The sources that the checklist names for the table."""
    return tuple(Basis(*source) for source in filled.sheet.basis) or None


def side(filled: Filled, places: Sequence[Place], of_rows: bool) -> str:
    """A sum as people write it, its noughts left out: 本年新收58＋上年结转2＝60."""
    terms = [(title(filled, place, of_rows), filled.number(place)) for place in places]
    told = [f"{name}{plain(number)}" for name, number in terms if number or len(terms) < 3]
    total = sum((number for _, number in terms), Fraction(0))
    if not told:
        return f"{len(terms)}项都是0"
    return "＋".join(told) + (f"＝{plain(total)}" if len(told) > 1 else "")


def title(filled: Filled, place: Place, of_rows: bool) -> str:
    """What the row, or the column, of a cell is called."""
    lines = filled.sheet.rows if of_rows else filled.sheet.columns
    return next(line.title for line in lines if line.id == place[not of_rows])


def told(filled: Filled, instance: Instance) -> str:
    """An equation that does not hold, with its figures: 总计一列，……，……."""
    equation = instance.equation
    lines = filled.sheet.columns if equation.of_rows else filled.sheet.rows
    line = next(one.title for one in lines if one.id == instance.line)
    sides = "，而".join(side(filled, places, equation.of_rows) for places in (instance.left, instance.right))
    return f"“{line}”{'一列' if equation.of_rows else '一行'}{sides}" if line else sides
