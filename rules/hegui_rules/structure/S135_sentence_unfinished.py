"""S135: 经费保障和岗位培训却。 A sentence that ends in a word after which something must come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, in_quotation, rule
from hegui.api.language import class_hits
from hegui.api.text import words
from hegui_rules.basis import LANGUAGE

_REACH = 8
"""Letters before the end that are cut into words."""
_STOPS = "。；！？;!?"
_GOES_ON = ("，", ",")
_LEAST = 4
"""Letters of a clause; shorter ones may be a word named, but for those behind a comma."""


@rule(
    code="S135",
    name="sentence-unfinished",
    title="句子没有说完",
    severity=Severity.WARNING,
    yields_to=("W401", "W402", "W404", "W411", "W413"),
    needs=Needs(words=("的。",), classes=("never-last",)),
    basis=LANGUAGE,
    rationale="“却”“以及”“进一步”之后必有下文；句子停在这里，多为删改时误删。",
    bad=(
        Bad("究其根源，在于人员编制随机构改革下沉之后，相应的经费保障和岗位培训⟦却⟧。", says="却"),
        Bad("全镇矛盾纠纷排查更加细致，化解更加及时，群众满意度⟦进一步⟧。"),
        Bad("执法力量不足，主要集中在夜间巡查、节假日值守⟦以及⟧；装备也较陈旧。"),
    ),
    good=(
        "全年参与调解纠纷46起，普法工作实现普及，法治建设成就显著，群众反响温和。",
        "执法力量不足，经费保障却迟迟没有到位；群众满意度进一步提高。",
        "条文中的“应当”。县里要求理由充分，各项服务便捷，不该慢的一件不慢，该快的尽快。",
    ),
)
def sentence_unfinished(doc: Document, options: Options) -> Iterator[Finding]:
    """The last word of a sentence, as the text is cut into words, so that 普及 and 参与 are none of them."""
    yield from _attributes(doc)
    for at in class_hits(doc)["never-last"]:
        if doc.body[at.end : at.end + 1] not in tuple(_STOPS) or in_quotation(doc, at.start):
            continue
        clause = doc.clause_at(at.start)
        if (
            clause is None
            or clause.span.end != at.end
            or not (clause.span.length >= _LEAST or clause.opens in _GOES_ON)
        ):
            continue
        before = doc.body[max(clause.span.start, at.end - _REACH) : at.end]
        if words(before)[-1:] == [doc.quote(at)]:
            yield Finding(
                Span(*at),
                f"句子停在“{doc.quote(at)}”，话没有说完",
                suggestion="补上后面的话，或删去这个词",
            )


_TELLS = re.compile("[是有会够像]|属于|值得")
"""是必要的: what a sentence that ends in 的 has before it."""


def _attributes(doc: Document) -> Iterator[Finding]:
    """把要求落实到决策、执行、监督的。 An attribute, and nothing that it is of."""
    for clause in doc.clauses:
        if clause.closes != "。" or not doc.body.endswith("的", clause.span.start, clause.span.end):
            continue
        sentence = doc.sentences[clause.sentence].span if clause.sentence >= 0 else clause.span
        if _TELLS.search(doc.body, *sentence) is None and not in_quotation(doc, clause.span.end - 1):
            yield Finding(
                Span(clause.span.end - 1, clause.span.end),
                "句子停在“的”，后面缺少名词",
                suggestion="补上“的”后面的词语，或删去“的”",
                severity=Severity.INFO,
            )
