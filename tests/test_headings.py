"""Finding headings: every marker, run-in and glued ones, bare ones, and the look-alikes."""

from __future__ import annotations

import pytest

from hegui.api.registry import declarations
from hegui.checklist.engine import kinds
from hegui.document import Heading, Paragraph, Span
from hegui.structure.headings import find_headings
from hegui.testing import document

KINDS = kinds(declarations())


def paragraphs(text: str, kind: str = "paragraph", outline: int = 0) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(Span(start, start + len(line)), kind, "body", outline, len(found)))
        start += len(line) + 1
    return tuple(found)


def headings(text: str) -> tuple[Heading, ...]:
    return find_headings(text, paragraphs(text), KINDS)


def told(text: str) -> list[tuple[str, int | None, str]]:
    return [(h.style, h.number, text[h.title.start : h.title.end]) for h in headings(text)]


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("一、主要举措和成效", "一、", 1),
        ("十二、主要举措和成效", "一、", 12),
        ("　　三、 主要举措和成效　", "一、", 3),
        ("（一）主要举措和成效", "（一）", 1),
        ("(二十一)主要举措和成效", "（一）", 21),
        ("( 二 )主要举措和成效", "（一）", 2),
        ("三）主要举措和成效", "一）", 3),
        ("4.主要举措和成效", "1.", 4),
        ("４．主要举措和成效", "1.", 4),
        ("4、主要举措和成效", "1、", 4),
        ("（5）主要举措和成效", "（1）", 5),
        ("(5)主要举措和成效", "（1）", 5),
        ("6）主要举措和成效", "1）", 6),
        ("③主要举措和成效", "①", 3),
        ("第二章　主要举措和成效", "第一章", 2),
        ("第三部分：主要举措和成效", "第一部分", 3),
        ("第一节 主要举措和成效", "第一节", 1),
        ("一、一年来主要举措和成效", "一、", 1),
        ("1.2024年主要举措和成效", "1.", 1),
        ("二.主要举措和成效", "一、", 2),
    ],
)
def test_markers(line: str, style: str, number: int) -> None:
    (heading,) = headings(line)
    assert (heading.style, heading.number) == (style, number)
    assert line[heading.title.start : heading.title.end].endswith("主要举措和成效")
    assert heading.span.start == heading.marker.start
    assert not heading.run_in
    assert not heading.glued


@pytest.mark.parametrize(
    "line",
    [
        "2024年，全乡扎实推进法治政府建设。",
        "1.5万人参加普法活动。",
        "2024.12.4开展宪法宣传。",
        "12月4日，开展宪法宣传。",
        "一是加强学习，二是严格执法。",
        "第一，加强学习。",
        "一、二、三产业融合发展，农民收入持续增加。",
        "二、三产业比例为三比七。",
        "一般程序案件6件，简易程序案件20件。",
        "十件民生实事全部完成。",
        "第一责任人职责落实到位，重要工作亲自部署。",
        "第二节课由法治副校长讲授，同学们踊跃提问，气氛热烈。",
        "三、",
        "95%的群众表示满意。",
    ],
)
def test_look_alikes(line: str) -> None:
    assert headings(line) == ()


@pytest.mark.parametrize(
    ("line", "title", "rest"),
    [
        ("（一）加强学习，夯实基础。组织学法4次。", "加强学习，夯实基础", "组织"),
        ("一、存在的问题：一是编制偏少。二是经费紧张。", "存在的问题", "一是"),
        ("（一）加强学习，一是领导带头。", "加强学习", "一是"),
        (
            "（一）加强学习　　全乡干部职工每月集中学习法律法规，人人撰写心得体会，效果良好。",
            "加强学习",
            "　",
        ),
        ("（三）弘扬“谁执法谁普法。”精神。组织宣传。", "弘扬“谁执法谁普法。”精神", "组织"),
    ],
)
def test_run_in(line: str, title: str, rest: str) -> None:
    (heading,) = headings(line)
    assert heading.run_in
    assert line[heading.title.start : heading.title.end] == title
    assert line[heading.span.end :].startswith(rest)


def test_long_sentence_keeps_its_body() -> None:
    line = "1.严格落实法律顾问制度，加强对法律顾问的管理，充分发挥法律顾问在合同审查、文件审核、案件办理中的作用，提出意见40条。"
    (heading,) = headings(line)
    assert heading.run_in
    assert line[heading.title.start : heading.title.end] == "严格落实法律顾问制度"


def test_colon_inside_a_short_heading_does_not_cut_it() -> None:
    assert told("（一）聚焦一个目标：打造法治乡镇") == [("（一）", 1, "聚焦一个目标：打造法治乡镇")]


def test_glued() -> None:
    text = "一、举措\n（一）学习。学法4次。（二）执法。办案6件。\n（三）调解。调解30件。二、存在的不足\n编制偏少。\n三、安排\n普法。"
    found = headings(text)
    assert [(h.style, h.number, h.glued) for h in found] == [
        ("一、", 1, False), ("（一）", 1, False), ("（一）", 2, True), ("（一）", 3, False), ("一、", 2, True), ("一、", 3, False),
    ]  # fmt: skip
    assert [text[slice(*h.span)] for h in found if h.glued] == ["（二）执法。", "二、存在的不足"]


def test_glued_to_a_heading() -> None:
    text = "二、工作成效（一）能力提升。办理案件6件。\n（二）普法深入。宣传12场。"
    assert [(t, h.glued) for h, (_, _, t) in zip(headings(text), told(text), strict=True)] == [
        ("工作成效", False), ("能力提升", True), ("普法深入", False),
    ]  # fmt: skip


def test_first_heading_glued_to_the_opening() -> None:
    text = "现将有关情况报告如下：一、主要举措\n组织学法4次。\n二、存在的不足\n编制偏少。"
    assert [(n, h.glued) for h, (_, n, _) in zip(headings(text), told(text), strict=True)] == [
        (1, True),
        (2, False),
    ]


def test_cited_items_are_not_glued_headings() -> None:
    assert headings("该办法规定：（一）主体适格；（二）程序合法。（三）证据确凿的，予以支持。") == ()
    assert headings("按照条例第八条（二）项办理。（二）项之外的不办。") == ()


def test_declared_headings() -> None:
    doc = document(
        "# 青禾县法治政府建设年度报告\n\n## 工作成效\n\n开展宣传12场。\n\n### （一）学习\n\n学法4次。\n",
        {"format": "md"},
    )
    assert [doc.quote(s.heading.title) for s in doc.sections][-2:] == [
        "工作成效",
        "（一）学习".removeprefix("（一）"),
    ]


@pytest.mark.parametrize(
    "line", ["存在的问题和不足", "下一步工作计划", "主要举措和成效", "2024年推进法治政府建设的主要举措和成效", "法治政府建设存在的不足和原因：",
             "党政主要负责人履行推进法治建设第一责任人职责情况"],
)  # fmt: skip
def test_bare_required_parts(line: str) -> None:
    text = f"{line}\n一年来，全乡扎实推进法治政府建设，各项工作有序开展。"
    (heading,) = headings(text)
    assert (heading.style, heading.number, heading.marker.length) == ("", None, 0)


@pytest.mark.parametrize(
    "line",
    [
        "云岭乡人民政府",
        "各位代表：",
        "存在的问题和不足。",
        "存在的问题和不足要引起重视",
        "白塔街道办事处关于印发方案的通知",
    ],
)
def test_bare_lines_that_are_no_headings(line: str) -> None:
    assert headings(f"{line}\n一年来，全乡扎实推进法治政府建设，各项工作有序开展。") == ()
