"""三名同志们: 们 says that there are many, a count says how many; both together do not go."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Needs, Options, Repair, Severity, Span, rule
from hegui.api.facts import quantities
from hegui.api.text import tags, words
from hegui_rules.basis import LANGUAGE

_FARTHEST = 10
"""Characters between the count and 们."""
_ENDINGS = ("员", "者", "手")
"""Cut off by the dictionary where it does not have the whole noun (网格员)."""


@rule(
    code="W418",
    name="plural-after-count",
    title="有了数量又用“们”",
    severity=Severity.WARNING,
    basis=LANGUAGE,
    rationale="“们”表示多数而不计数，名词前已有确定的数量时不用“们”：三名同志，不说三名同志们。",
    bad=("三名⟦同志们⟧受到表彰。", "全年培训56位⟦网格员们⟧。"),
    good=(
        "三名同志受到表彰。",
        "同志们，三名代表先后发言。",
        "12名村干部带领村民们清理河道。",
        "两位老人和他们的子女达成协议。",
        "全县8个社区居民们自发组织巡逻队。",
    ),
    needs=Needs(words=("们",)),
    repairs=(Repair("三名同志们", False, "删“们”还是删数量，看句子说的是这几个人还是所有的人"),),
)
def plural_after_count(doc: Document, options: Options) -> Iterator[Finding]:
    """The noun right behind a count of persons or 个, with nothing but nouns before its 们."""
    for quantity in quantities(doc):
        if quantity.unit_class != "person" and quantity.unit != "个":
            continue
        start = quantity.span.end
        end = doc.body.find("们", start, start + _FARTHEST)
        found = words(doc.body[start:end]) if end > start else []
        # 8个社区居民们: 个 counts the places, not their people.
        if found and all(map(_of_a_noun, found)) and (quantity.unit != "个" or len(found) == 1):
            noun = doc.body[start:end]
            yield Finding(
                Span(start, end + 1),
                f"“{quantity.surface}”已说明数量，后面不再用“们”",
                suggestion=f"改为“{quantity.surface}{noun}”",
            )


def _of_a_noun(word: str) -> bool:
    return word in _ENDINGS or (tags(word[0]).get(word) or "").startswith(("n", "b"))
