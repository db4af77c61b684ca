"""仅发生案件1件，均审结: one thing, and a word that needs several."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import PluralOfOne, relations
from hegui_rules.basis import LANGUAGE
from hegui_rules.numbers.common import partners


@rule(
    code="N191",
    name="plural-of-one",
    needs=Needs.of_relations(PluralOfOne),
    title="只有一个却用“均”“他们”",
    severity=Severity.WARNING,
    basis=LANGUAGE,
    rationale="“均”“分别”“逐一”“他们”说的是两个以上；前面只有一件、一人，不是数字有误，就是套用了往年的句子。",
    bad=(
        Bad("全年受理仲裁案件1件，⟦均⟧以调解方式结案。", says="1件"),
        Bad("司法所现有专职调解员1名，⟦他们⟧常年驻村办公。", says="1名"),
    ),
    good=(
        "全年受理仲裁案件3件，均以调解方式结案；现有专职调解员2名，他们常年驻村办公。",
        "受理复议案件1件、诉讼案件2件，均已审结。",
        "干部职工参加旁听庭审1次，均撰写心得体会。",
        "选派律师1名服务困难群众，他们足不出户即可咨询。",
        "培育示范村1个，分别获评省级、市级荣誉。",
    ),
)
def plural_of_one(doc: Document, options: Options) -> Iterator[Finding]:
    """A count of one and the plural right behind it."""
    for relation in relations(doc, PluralOfOne):
        yield Finding(
            relation.said,
            f"前面只有{relation.one.surface}，不能用“{doc.quote(relation.said)}”",
            related=partners([relation.one], "所说的数"),
            suggestion="核对数字；确为一个的，删去表示多数的词",
        )
