"""C202: the formula of the four things a first responsible person does himself, cut short or altered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, rule
from hegui.checklist.parts import plain
from hegui_rules.elements.report_parts import DUTIES

_FORMULA = {"部署": "重要工作", "过问": "重大问题", "协调": "重点环节", "督办": "重要任务"}
_ITEM = "(?:[重关主难][要大点键][\u4e00-\u9fff]{2})?亲自[\u4e00-\u9fff]{2}"
_RUN = re.compile(f"{_ITEM}(?:[、，]{_ITEM}){{1,5}}")
_ONE = re.compile("([重关主难][要大点键][\u4e00-\u9fff]{2})?亲自([\u4e00-\u9fff]{2})")
# The formula for clean Party work ends in 重要案件亲自督办: another text, and right.
_OTHER = re.compile("重要案件亲自督办|信访|廉政")


@rule(
    code="C202",
    name="four-personally-broken",
    title="“四个亲自”不完整或有改动",
    severity=Severity.WARNING,
    basis=DUTIES,
    rationale="“重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办”是固定提法，四句缺一不可，用词不可更换。",
    bad=(
        "党政主要负责人做到⟦重要工作亲自部署、重大问题亲自过问、重点环节亲自协调⟧，形成工作合力。",
        "镇党委书记、镇长对重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、⟦重点任务亲自督办⟧。",
        "乡党委书记坚持⟦重要工作亲自部署、重点环节亲自协调、重要任务亲自督办⟧。",
        "局长做到重要工作亲自部署、⟦重大事项亲自过问⟧、重点环节亲自协调、重要任务亲自督办。",
    ),
    good=(
        "党政主要负责人做到重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。",
        "镇党委书记对法治工作亲自部署、亲自过问、亲自协调、亲自督办。",
        "落实党风廉政责任，重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要案件亲自督办。",
        "县长亲自挂帅、亲自部署、亲自推动，召开现场会3次。",
        "书记、镇长重要工作亲自部署，全年主持研究法治工作4次。",
    ),
)
def four_personally_broken(document: Document, options: Options) -> Iterator[Finding]:
    """A run of at least two items is the formula when two of them stand in it word for word."""
    text = plain(document)
    if text.count("亲自") < 2:
        return
    for run in _RUN.finditer(text):
        if _OTHER.search(run[0]):
            continue
        items = list(_ONE.finditer(text, *run.span()))
        exact = {m[2] for m in items if m[1] and _FORMULA.get(m[2]) == m[1]}
        if len(exact) < 2 or len(exact) == len(_FORMULA):
            continue
        altered = [m for m in items if m[2] in _FORMULA and m[2] not in exact and m[1]]
        missing = [v for v in _FORMULA if v not in exact and v not in {m[2] for m in altered}]
        if len(altered) == 1 and not missing:
            verb = altered[0][2]
            yield Finding(
                Span(*altered[0].span()),
                f"“四个亲自”的提法是“{_FORMULA[verb]}亲自{verb}”",
                suggestion=f"改为“{_FORMULA[verb]}亲自{verb}”",
            )
            continue
        wanted = "、".join(f"“{_FORMULA[v]}亲自{v}”" for v in _FORMULA if v not in exact)
        yield Finding(
            Span(*run.span()),
            f"“四个亲自”没有写全，缺{wanted}",
            suggestion="写全为“重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办”",
        )
