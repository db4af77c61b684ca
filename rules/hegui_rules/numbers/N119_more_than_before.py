"""排查12起，化解15起: a later step with more than the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule, sentence_at
from hegui.api.facts import Quantity, Subset, relations
from hegui.api.language import first_in
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gravity, partners

_OLD = re.compile(f"含{YEAR}年|{YEAR}年(?:底|末)?[及之]?(?:以前|前)")
_NEW = re.compile("(?<![创更革全最])新[增发排受收立接查]")
"""新发现58个，整改73个: those of earlier years are done too."""
_NONE = re.compile("[无没不][有含]?$")
"""无往年遗留: there are none."""


@rule(
    code="N119",
    name="more-than-before",
    needs=Needs.of_relations(Subset),
    title="后一环节的数目大于前一环节",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="化解的纠纷出自排查的纠纷，合格的人出自参考的人，后者不会多于前者；受理与办结之间若有上年结转，应当写明。",
    bad=(
        Bad("组织122名干部参加考试，为考试合格的⟦177人⟧办理证件。", says="多出55人"),
        Bad("临溪镇排查矛盾纠纷112起，化解⟦121起⟧。", says="112起"),
        Bad("全年发现问题30个，完成整改⟦32个⟧。"),
        Bad("受理信访件34件，办结⟦43件⟧。", says="结转"),
    ),
    good=(
        "组织122名干部参加考试，为考试合格的77人办理证件。",
        "排查矛盾纠纷112起，化解109起。",
        "受理信访件34件，办结43件（含上年结转9件）。",
        "受理信访件34件，办结热线转办诉求797件。",
        "排查隐患12处，调解纠纷25起。",
        "发现问题约30个，完成整改32个。",
        "上半年收到建议30条，采纳12条；下半年收到15条。",
    ),
)
def more_than_before(doc: Document, options: Options) -> Iterator[Finding]:
    """A subset larger than its source; only a hint where matters of earlier years may be in it."""
    for relation in relations(doc, Subset):
        source, subset = relation.source, relation.subset
        if not source.interval.below(subset.interval):
            continue
        carried = relation.carried
        new = _NEW.search(doc.body, source.clause.start, source.span.start) is not None
        if (carried or new) and _says_so(doc, source, subset):
            continue
        gap = f"，多出{amount(subset.value - source.value, subset)}" if relation.exact else ""
        yield Finding(
            subset.span,
            f"后一环节的{subset.surface}大于前一环节的{source.surface}{gap}",
            related=partners([source], "前一环节"),
            suggestion="如含上年结转，请写明；否则核对两个数字" if carried else "核对两个数字",
            severity=Severity.INFO if carried else gravity(relation),
        )


def _says_so(doc: Document, source: Quantity, subset: Quantity) -> bool:
    """Whether the sentences of the two figures say that matters of earlier years are among them."""
    told = (sentence_at(doc, source.span.start).start, sentence_at(doc, subset.span.start).end)
    behind = (source.span.end, told[1])
    return (
        first_in(doc, told, "brought-forward") is not None
        or (
            (old := first_in(doc, behind, "of-earlier-years")) is not None
            and not _NONE.search(doc.body, behind[0], old.start)
        )
        or _OLD.search(doc.body, *behind) is not None
    )
