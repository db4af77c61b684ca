"""案件12人, 律师3件: a unit that does not count this noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Severity, Table, rule
from hegui.api.knowledge import Cells, split
from hegui.facts import Quantity, quantities
from hegui_rules.basis import FIGURE_USAGE
from hegui_rules.knowledge import path_of


class Classifier(NamedTuple):
    """Units that never count ``noun``, and the usual one."""

    id: str
    noun: str
    wrong: frozenset[str]
    usual: str


def _entry(row: Cells) -> Classifier:
    return Classifier(row["id"], row["noun"], frozenset(split(row["wrong"])), row["usual"])


def _problems(entries: Mapping[str, Classifier]) -> Iterator[tuple[str, str]]:
    for key, entry in entries.items():
        if not entry.noun or not entry.wrong or not entry.usual or entry.usual in entry.wrong:
            yield key, "noun、wrong、usual 均须填写，usual 不得在 wrong 之中"


CLASSIFIERS = Table(
    "classifiers",
    title="名词不能搭配的量词",
    path=path_of("classifiers.tsv"),
    columns=("noun", "wrong", "usual"),
    entry=_entry,
    words=lambda row: (row["noun"],),
    examine=_problems,
)
_EVENTS = frozenset(("次", "场", "期", "场次", "期次"))
_COUNTED = re.compile(
    "(?:聘请|聘任|选聘|聘用|配备|配齐|现有|共有|培养|培育|选任|招募|吸纳|印制|发放|印发|张贴|悬挂|制定|出台|办结|办理|受理|查处|化解)[^，,。；;]{0,10}$"
)
"""Verbs of which the noun itself is counted; of others (培训、清理、咨询) 次 and 期 may count the doing."""
_AFTER = frozenset("，。；、,;）)\n")


@rule(
    code="N147",
    name="wrong-classifier",
    title="量词与名词不配",
    severity=Severity.WARNING,
    basis=FIGURE_USAGE,
    rationale="案件论件，人员论名，会议论次；量词与名词不配，多半是抄错了单位，或者漏写了所计的对象。",
    bad=(
        Bad("临溪镇办理行政处罚案件⟦12人⟧。", says="12件"),
        Bad("聘请法律顾问⟦3件⟧，召开专题会议⟦4起⟧。"),
    ),
    good=(
        "办理行政处罚案件12件，处罚12人。",
        "聘请法律顾问3名，召开专题会议4次。",
        "化解纠纷，服务群众300人。",
        "查处违法案件涉案人员12人。",
        "培训调解员4期200人次。",
        "清理规范性文件2次，轮训执法人员3期。",
        "培训网格员4期，走访党员3次。",
    ),
    knowledge=(CLASSIFIERS,),
)
def wrong_classifier(doc: Document, options: Options) -> Iterator[Finding]:
    """A noun of the table right before a figure whose unit it does not take, the clause ending there."""
    by_start: dict[int, Quantity] | None = None
    for entry, hit in options.classifiers.hits(doc):
        if by_start is None:
            by_start = {q.span.start: q for q in quantities(doc)}
        quantity = by_start.get(hit.span.end)
        if quantity is None or quantity.unit not in entry.wrong or quantity.in_cell:
            continue
        if doc.body[quantity.span.end : quantity.span.end + 1] not in _AFTER:
            continue
        if quantity.unit in _EVENTS and not _COUNTED.search(
            doc.body[max(0, hit.span.start - 14) : hit.span.start]
        ):
            continue
        right = quantity.surface.removesuffix(quantity.unit) + entry.usual
        yield Finding(
            quantity.span,
            f"“{entry.noun}”不以“{quantity.unit}”计量",
            suggestion=f"核对单位：如写作“{right}”，或者写明所计的是什么",
        )
