"""突破300件，达到289件: two figures of which the words say that one is the larger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, rule
from hegui.api.facts import NoneYetSome, Ordered, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import gravity, partners

_SAID: Mapping[str, str] = {
    "limit": "与“{word}”的说法不符",
    "average": "平均数应在最高与最低之间",
    "cumulative": "累计到后面的数不会小于前面的数",
    "most": "与“{word}”的说法不符",
    "trend": "与“{word}”的说法不符",
    "ranked": "与“{word}”的次序不符",
}


@rule(
    code="N174",
    name="figures-against-words",
    title="数值与文字说法不符",
    severity=Severity.WARNING,
    needs=Needs.of_relations(NoneYetSome, Ordered),
    basis=HANDLING,
    yields_to=("N158",),
    rationale="“突破”“最多”“由高到低”“未发生”都可以用后面的数检验；数与话不合，必有一处有误。",
    bad=(
        Bad("全年化解欠薪纠纷突破300件，达到⟦289件⟧。", says="突破"),
        Bad("测试最高98分、最低71分，平均⟦99.2分⟧。", says="平均数"),
        Bad("按数量从高到低排列，公安156件、人社31件、自然资源⟦47件⟧。"),
        Bad("三年收案量分别为210件、264件、⟦251件⟧，逐年递增。", says="逐年递增"),
        Bad("辖区未发生亡人事故；登记火灾11起，死亡⟦1人⟧。", says="未发生"),
        Bad("一中队办案最多，共57件；办案最少的五中队也有⟦61件⟧。"),
    ),
    good=(
        "全年化解欠薪纠纷突破280件，达到289件。",
        "测试最高98分、最低71分，平均89.2分。",
        "按数量从高到低排列，公安156件、自然资源47件、人社31件。",
        "三年收案量分别为210件、251件、264件，逐年递增。",
        "辖区未发生亡人事故；登记火灾11起，受伤1人。",
        "一中队办案最多，共57件；办案最少的五中队也有31件。",
    ),
)
def figures_against_words(doc: Document, options: Options) -> Iterator[Finding]:
    """Limits, extremes, ranked lists, and what is said not to have happened."""
    for relation in relations(doc, Ordered):
        less, more = relation.less, relation.more
        if less.value < more.value or (less.value == more.value and relation.why != "trend"):
            continue
        at, other = (less, more) if less.ordinal > more.ordinal else (more, less)
        yield Finding(
            at.span,
            f"{other.surface}与{at.surface}：{_SAID[relation.why].format(word=relation.evidence)}",
            related=(*partners([other], "另一个数"), *_said(relation)),
            suggestion="核对两个数和所用的说法",
            severity=gravity(relation),
        )
    for none in relations(doc, NoneYetSome):
        words = doc.quote(none.said)
        yield Finding(
            none.some.span,
            f"前面说“{words}”，这里却有{none.some.surface}",
            related=(Related(none.said, "前面的说法"),),
            suggestion="核对两处说法",
            severity=gravity(none),
        )


def _said(relation: Ordered) -> tuple[Related, ...]:
    """Where the words stand that the figures contradict."""
    return (Related(relation.said, "所用的说法"),) if relation.said is not None else ()
