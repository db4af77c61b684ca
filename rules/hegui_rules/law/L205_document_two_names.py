"""L205: 《临溪县矛盾纠纷化解办法》 and 《临溪县矛盾纠纷化界办法》: one document under two names in one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, Table, rule, sentence_at
from hegui.api.language import Worded
from hegui.api.text import TENS
from hegui_rules.basis import USAGE
from hegui_rules.law.resembling import LETTERS, Letters, confused
from hegui_rules.law.titles import LAWS, folded, inside, law_of, titles, without_tail

_LONG = 9
_MANY = 60
"""In a catalogue of so many titles neighbours are alike by nature."""
# One more, one less or another of these makes another document.
_TELLING = frozenset(
    f"0123456789０１２３４５６７８９{TENS}百年月上下前后新旧内外正副大小东西南北中增减省市县区镇乡村街城农党政军民男女老少高低总分甲乙丙丁不非反"
)

_RULE = re.compile("(?:全面)?依法治[省市区县州旗镇乡]|法治(?:政府)?建设")
_TASKS = re.compile("(?<![0-9.])[0-9]{1,3}(?=项)")
_LOOSE = Worded("[度的和与及]|<title-loose>")
_KIN = re.compile("审核|规则|规程|办法|方案")
_AKIN = re.compile("要求|程序")
_SAME = {"审核": "审查", "规则": "规定", "规程": "规定", "办法": "规定", "方案": "计划"}
_AS = {"要求": "要点", "程序": "流程"}
"""Words that come and go, or stand for one another, when a title is quoted from memory."""


@rule(
    code="L205",
    name="document-two-names",
    title="同一文件前后名称不一致",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="同一份报告里两个只差一个字的长名称，通常是同一份文件，有一处写错了。",
    knowledge=(LAWS, LETTERS),
    bad=(
        Bad(
            "出台《临溪县矛盾纠纷多元化解实施办法》，规范调解。依据《⟦临溪县矛盾纠纷多元化界实施办法⟧》调解36件。",
            says="界",
        ),
        Bad("印发《青禾乡行政规范性文件管理规程》。落实《⟦青禾乡行政规范文件管理规程⟧》。", says="性"),
        Bad(
            "出台《临溪镇重大行政决策事项管理办法》；按《⟦临溪镇重大决策事项管理规定⟧》履行程序。",
            says="可能",
        ),
        Bad(
            "印发《临溪镇2024年法治建设工作要点》，明确任务25项。对照《⟦临溪镇2024年依法治镇工作要点⟧》25项任务逐项验收。",
            says="可能",
        ),
        Bad("印发《临溪镇矛盾纠纷排查化解工作方案》。落实《⟦临溪镇矛盾纠纷排查化解方案⟧》。", says="可能"),
    ),
    good=(
        "印发《临溪县城镇燃气管理实施办法》《临溪县城市燃气管理实施办法》。",
        "印发《青禾乡2023年度普法工作计划》《青禾乡2024年度普法工作计划》。",
        "印发《临溪县2024年法治政府建设工作要点》，明确任务25项。印发《临溪县2024年依法治县工作要点》，明确任务31项。",
        "落实《中华人民共和国行政复议法》《中华人民共和国行政诉讼法》。",
        "印发《临溪县消防安全责任清单》《临溪县消防安全权力清单》。",
    ),
)
def document_two_names(doc: Document, options: Options) -> Iterator[Finding]:
    """Pairs of long unknown titles that differ in one inner character, in different sentences."""
    first: dict[str, Span] = {}
    for citation in titles(doc):
        words = without_tail(folded(citation.title))
        if len(words) >= _LONG and law_of(options.law_titles, citation.title) is None:
            first.setdefault(words, inside(citation))
    if not 1 < len(first) <= _MANY:
        return
    reduced = {words: _reduced(doc, words) for words in first}
    for (one, earlier), (two, later) in combinations(first.items(), 2):
        difference = _one_slip(options.title_letters, one, two)
        if difference is None and (
            reduced[one] == reduced[two]
            or (_RULE.sub("", one) == _RULE.sub("", two) and _same_tasks(doc, earlier, later))
        ):
            yield from _likely(doc, earlier, later)
            continue
        if difference is None or doc.paragraph_at(earlier.start) is None:
            continue
        if doc.body[earlier.end : later.start].count("。") == 0:
            continue
        yield Finding(
            later,
            f"“{doc.quote(later)}”与前文的“{doc.quote(earlier)}”只差一个字（{difference}），像是同一份文件",
            suggestion="核对原件，前后用同一个名称",
            related=(Related(earlier, "前文的写法"),),
        )


def _reduced(doc: Document, words: str) -> str:
    kin = _KIN.sub(lambda match: _SAME[match[0]], words)
    return _LOOSE.of(doc).sub("", _AKIN.sub(lambda match: _AS[match[0]], kin))


_APART = 4
"""Characters between two titles that are named in turn."""


def _same_tasks(doc: Document, earlier: Span, later: Span) -> bool:
    """Whether both sentences tell the same number of tasks: 明确任务25项; 25项任务逐项验收."""
    one, two = (set(_TASKS.findall(doc.quote(sentence_at(doc, span.start)))) for span in (earlier, later))
    return not one.isdisjoint(two)


def _likely(doc: Document, earlier: Span, later: Span) -> Iterator[Finding]:
    between = doc.body[earlier.end : later.start]
    if any(mark in between for mark in "。；") or ("，" in between and len(between) > _APART):
        yield Finding(
            later,
            f"“{doc.quote(later)}”与前文的“{doc.quote(earlier)}”名称相近，可能是同一份文件",
            suggestion="核对原件，前后用同一个名称",
            related=(Related(earlier, "前文的写法"),),
            severity=Severity.INFO,
        )


def _one_slip(letters: Table[Letters], one: str, two: str) -> str | None:
    """What differs when it is one inner character that does not tell documents apart, in words."""
    if one == two or abs(len(one) - len(two)) > 1:
        return None
    head = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    longer, shorter = (one, two) if len(one) >= len(two) else (two, one)
    rest = head + 1
    if len(one) == len(two):
        if one[rest:] != two[rest:] or not 0 < head < len(one) - 1:
            return None
        pair = {one[head], two[head]}
        # Two words of one list may differ on purpose (权力清单, 责任清单): only slips of the pen count.
        if pair & _TELLING or not confused(letters, *pair):
            return None
        return f"“{one[head]}”与“{two[head]}”"
    if longer[rest:] != shorter[head:] or not 0 < head < len(longer) - 1 or longer[head] in _TELLING:
        return None
    return f"多或少一个“{longer[head]}”字"
