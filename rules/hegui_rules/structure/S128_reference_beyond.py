"""见附件3, where there are two: a reference to a part, a case or an annex that the text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, Span, rule
from hegui.api.text import ordinal
from hegui_rules.basis import USAGE

_N = "[一二三四五六七八九十]|[0-9]{1,2}"
_ANNEXES = re.compile(
    "(?m)^[ \u3000]*附件[：:](?P<list>[ \u3000]*1[.．、][^\n]*(?:\n[ \u3000]*[0-9]{1,2}[.．、][^\n]*)*)"
)
_ANNEX = re.compile(f"[见附按照依据（(]附件(?P<number>{_N})(?![.．、：:])")
_CASE = re.compile(f"(?P<what>案例|任务|清单)(?P<number>{_N})")
_PARTS = re.compile("(?:分|分为|共|由)(?P<number>[两二三四五六七八九十])(?:个|大)?部分")
_PART = re.compile("第(?P<number>[一二三四五六七八九十])部分")


@rule(
    code="S128",
    name="reference-beyond",
    title="所指的附件、案例或部分不存在",
    severity=Severity.WARNING,
    needs=Needs(words=("附件", "案例", "部分", "任务", "清单")),
    basis=USAGE,
    rationale="正文说“见附件3”而附件只有两个，读者无处可查；多为增删之后没有改号。",
    bad=(
        Bad("任务分工见⟦附件3⟧。\n附件：1.重点任务清单\n2.任务分工表", says="2个"),
        Bad(
            "案例一，提示函纠偏；案例二，柔性执法；案例三，违规设摊共治。其中⟦案例四⟧被评为优秀案例。",
            says="案例四",
        ),
        Bad(
            "全文分四个部分：总体情况、主要成效、存在不足、下步打算。数字建设集中在⟦第五部分⟧叙述。",
            says="四",
        ),
    ),
    good=(
        "任务分工见附件2。\n附件：1.重点任务清单\n2.任务分工表",
        "案例一，提示函纠偏；案例二，柔性执法。其中案例二被评为优秀案例。",
        "全文分四个部分：总体情况、主要成效、存在不足、下步打算。数字建设集中在第二部分叙述。",
        "发布典型案例一批，案例三被省厅转发。",
    ),
)
def reference_beyond(doc: Document, options: Options) -> Iterator[Finding]:
    """Numbers of annexes, cases and parts beyond those listed."""
    listed = _ANNEXES.search(doc.body)
    if listed is not None:
        count = listed["list"].count("\n") + 1
        for match in _ANNEX.finditer(doc.body):
            if (ordinal(match["number"]) or 0) > count:
                span = Span(match.start() + 1, match.end())
                yield _finding(doc, span, f"附件只列了{count}个", Span(*listed.span("list")))
    parts = _PARTS.search(doc.body)
    if parts is not None:
        said = ordinal(parts["number"].replace("两", "二")) or 0
        for match in _PART.finditer(doc.body, parts.end()):
            if (ordinal(match["number"]) or 0) > said:
                yield _finding(
                    doc, Span(*match.span()), f"前面说分{parts['number']}部分", Span(*parts.span())
                )
    yield from _cases(doc)


def _cases(doc: Document) -> Iterator[Finding]:
    """案例一，…；案例二，…: those told one after the other, and one spoken of that is not among them."""
    told: dict[str, list[re.Match[str]]] = {}
    for match in _CASE.finditer(doc.body):
        opens = match.start() == 0 or doc.body[match.start() - 1] in "：；。\n"
        if opens and doc.body[match.end() : match.end() + 1] in tuple("，：:、"):
            told.setdefault(match["what"], []).append(match)
    for what, items in told.items():
        numbers = [ordinal(m["number"]) or 0 for m in items]
        if len(items) < 2 or numbers != list(range(1, len(items) + 1)):
            continue
        for match in _CASE.finditer(doc.body, items[-1].end()):
            if match["what"] == what and (ordinal(match["number"]) or 0) > numbers[-1]:
                yield _finding(doc, Span(*match.span()), f"前面只列到{items[-1][0]}", Span(*items[-1].span()))


def _finding(doc: Document, span: Span, why: str, other: Span) -> Finding:
    return Finding(
        span,
        f"{why}，这里却说“{doc.quote(span)}”",
        related=(Related(other, "所列的内容"),),
        suggestion="核对编号",
    )
