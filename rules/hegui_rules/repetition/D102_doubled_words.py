"""D102: words written twice in a row: 认真落实认真落实, 切实加强，切实加强."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Edit, Finding, Fix, Options, Severity, Span, rule
from hegui.facts.segmentation import seams
from hegui_rules.repetition.common import HANDLING, around, clauses

_TWICE = re.compile(r"([\u4e00-\u9fff]{2,12})\1")
_DIGIT = re.compile("[0-9０-９]")
_ADVERBS = ("一律", "一般", "一直", "一并", "一致", "一定", "一系列", "三项", "三重")
_COUNTED = re.compile("[一二三四五六七八九十几]{1,2}.")
_BOTH = frozenset(
    [
        "代表",
        "组织",
        "报告",
        "教育",
        "领导",
        "决定",
        "规定",
        "服务",
        "研究",
        "讨论",
        "考虑",
        "商量",
        "了解",
        "学习",
        "交流",
        "沟通",
        "调研",
        "锻炼",
        "休息",
        "检查",
        "调查",
        "宣传",
        "指导",
        "活动",
        "工程",
        "建设",
        "管理",
        "工作",
        "发展",
        "监督",
        "保障",
        "培训",
        "执法",
        "演练",
        "总结",
        "评价",
        "评估",
        "记录",
        "联系",
        "合作",
        "支持",
        "帮助",
        "设计",
        "计划",
        "规划",
        "安排",
        "部署",
        "改革",
        "创新",
        "试点",
        "示范",
        "统计",
        "审计",
        "申请",
        "登记",
        "许可",
        "处罚",
        "复议",
        "诉讼",
        "调解",
        "仲裁",
        "公证",
        "鉴定",
        "证明",
        "通知",
        "通报",
        "要求",
        "建议",
        "意见",
        "需求",
        "需要",
        "影响",
        "作用",
        "应用",
        "使用",
        "运行",
        "运营",
        "经营",
        "生产",
        "投资",
        "消费",
        "出口",
        "进口",
        "贸易",
        "物流",
        "运输",
        "交通",
        "信息",
        "数据",
        "智能",
        "数字",
        "科技",
        "技术",
    ]
)
"""Noun and verb at once, or parts of names side by side: 职工代表代表全体职工, 综合改造工程工程建设."""


@rule(
    code="D102",
    name="doubled-words",
    title="词语连写两遍",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="同一个词语紧接着写了两遍，多为复制或改写时没有删净。",
    bad=(
        Bad("我镇⟦认真落实认真落实⟧行政执法三项制度。", says="认真落实"),
        Bad("⟦进一步进一步⟧规范行政执法行为。"),
        Bad("持续优化营商环境，⟦压实工作责任，压实工作责任⟧，确保取得实效。"),
        Bad("组织⟦行政执法人员行政执法人员⟧参加考试。"),
    ),
    good=(
        "一件一件抓落实，一个一个解决好，把小微企业创业创新基地建成样板。",
        "现将工作报告报告如下，职工代表代表全体职工发言，博士博士后创新大赛成功举办。",
        "开展党史学习教育教育引导广大干部，清单清晰，办事事项公开。",
        "研究研究再决定，大家商量商量。",
    ),
)
def doubled_words(doc: Document, options: Options) -> Iterator[Finding]:
    """Words that begin, meet and end at seams of the sentence."""
    body = doc.body
    for match in _TWICE.finditer(body):
        start, end = match.span()
        word = match[1]
        if _COUNTED.match(word) and not word.startswith(_ADVERBS):
            continue
        if word in _BOTH or len(set(word)) == 1 or body.startswith(("再", "一下"), end):
            continue
        text, low = around(doc, start, end)
        middle = start + len(word)
        if {start - low, middle - low, end - low} <= seams(text):
            yield _finding(doc, start, middle, Span(middle, end))
    for paragraph in clauses(doc):
        for before, after in pairwise(paragraph):
            word = body[before.start : before.end]
            if (
                len(word) == after.end - after.start
                and len(word) >= 4
                and body.startswith(word, after.start)
                and not _DIGIT.search(word)
            ):
                yield _finding(doc, before.start, before.end, Span(before.end, after.end))


def _finding(doc: Document, start: int, end: int, surplus: Span) -> Finding:
    word = doc.body[start:end]
    return Finding(
        Span(start, surplus.end),
        f"“{word}”连写了两遍",
        suggestion="删去一处",
        fix=Fix((Edit(surplus, ""),)),
    )
