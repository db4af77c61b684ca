"""The table of corrections: what ``--fix`` makes by itself, what is only suggested, and why. Written by ``hegui.docs``.

What a rule says of itself stands in its ``repairs``; which forms of its knowledge tables are corrected is asked of the
guard that decides it in every run, so that neither can go stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hegui.api import Edit, Fix, Form, Rule, Span
from hegui.checking.untouchable import refusal
from hegui.testing import document

MADE = ""
DOUBTFUL = "表中存疑，或只是不常用的写法"
SEVERAL = "不止一种改法"


def judged(rule: Rule) -> Iterator[tuple[Form, str]]:
    """The listed wrong forms of ``rule``, each with why it is not corrected by itself; ``MADE`` when it is."""
    if rule.forms is None:
        return
    forms = list(rule.forms(rule.options_with({})))
    doc = document("\n".join(form.wrong for form in forms), {"kind": "generic"})
    start = 0
    for form in forms:
        span = Span(start, start + len(form.wrong))
        start = span.end + 1
        right = form.right[0].translate(dict.fromkeys(map(ord, "“”‘’")))
        if form.doubtful:
            yield form, DOUBTFUL
        elif len(form.right) > 1:
            yield form, SEVERAL
        else:
            yield form, refusal(doc, Fix((Edit(span, right),), form.vouched))


def page(rules: Iterable[Rule]) -> str:
    """The table as Markdown."""
    rules = [rule for rule in rules if rule.repairs]
    lines = [
        "# 自动改正", "",
        "`hegui check --fix` 只作下表中“自动”的改正，其余只给建议。无论哪条规则，下列改正一律不自动作出："
        "涉及数字、届次、引文、书名、姓名、地名、否定词的；增减词语的；把一个词换成另一个词的（表中注明的除外）；规则自己存疑的。",
        "", "| 规则 | 改正什么 | 处理 | 理由 |", "|---|---|---|---|",
    ]  # fmt: skip
    for rule in rules:
        for what, automatic, why in rule.repairs:
            lines.append(
                f"| [{rule.code}]({rule.code}.md) {rule.title} | {what} | {'自动' if automatic else '建议'} | {why} |"
            )
    lines += ["", "## 知识表中的误写", "", "| 规则 | 处理 | 理由 | 例 |", "|---|---|---|---|"]
    for rule in rules:
        first: dict[str, Form] = {}
        for form, reason in judged(rule):
            first.setdefault(reason, form)
        for reason, form in sorted(first.items()):
            how, why = ("建议", reason) if reason else ("自动", "误写不成话，或表中注明任何句子里都不对")
            lines.append(f"| {rule.code} | {how} | {why} | {form.wrong} → {' / '.join(form.right)} |")
    return "\n".join(lines) + "\n"
