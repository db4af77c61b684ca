"""Reports that are right in every respect stay without error or warning, in all the shapes in which they reach us."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

REPORTS = sorted((Path(__file__).parent.parent / "fixtures" / "correct").glob("*.txt"))
HALF = str.maketrans("，：；（）！？％", ",:;()!?%")


def as_written(text: str) -> str:
    return text


def in_half_width(text: str) -> str:
    return text.translate(HALF)


def without_blank_lines(text: str) -> str:
    return re.sub("\n+", "\n", text)


def with_indents(text: str) -> str:
    return re.sub("(?m)^(?=[一二三四五六七（2])", "　　", text)


def with_its_title_in_three_lines(text: str) -> str:
    return re.sub(r"^(\S{3,14}?)(20..年度?\S*?法治政府建设)", r"\1\n\2\n", text, count=1)


def in_few_lines(text: str) -> str:
    """Every part in one line, as when a page loses its line breaks; the headings stay recognisable."""
    lines = [line for line in text.split("\n") if line]
    begun = next(i for i, line in enumerate(lines) if "。" in line)
    body = re.sub("\n(?![一二三四五六七]、)", "", "\n".join(lines[begun:-2]))
    return "\n".join([*lines[:begun], body, *lines[-2:]])


def on_a_page(text: str) -> str:
    title, rest = text.split("\n", 1)
    return (
        f"无障碍阅读 长者模式 简体 繁体\n您当前的位置：首页 > 政务公开 > 法治政府建设年度报告\n{title}\n"
        f"来源：本站  浏览次数：127  字体：[大 中 小]\n\n{rest}\n扫一扫在手机打开当前页\n打印本页 关闭窗口\n"
    )


SHAPES: tuple[Callable[[str], str], ...] = (
    as_written, in_half_width, without_blank_lines, with_indents, with_its_title_in_three_lines, in_few_lines, on_a_page,
)  # fmt: skip
EXPECTED = {on_a_page: {"R301", "R302"}, in_few_lines: {"S108"}}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_no_alarm(shape: Callable[[str], str], folder: Path, hegui: Callable[..., Outcome]) -> None:
    for path in REPORTS:
        (folder / path.name).write_text(shape(path.read_text("utf-8")), "utf-8")
    found = json.loads(hegui("check", folder, "--format", "json", "--fail-on", "never").out)
    assert len(found["documents"]) == len(REPORTS)
    for report in found["documents"]:
        assert report["identity"]["kind"] == "fazhi-annual", report["path"]
        assert report["identity"]["title"], report["path"]
        assert [
            (Path(report["path"]).stem, d["code"], d["quote"], d["message"])
            for d in report["diagnostics"]
            if d["severity"] != "info" and d["code"] not in EXPECTED.get(shape, ())
        ] == []
