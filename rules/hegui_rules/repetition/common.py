"""What the rules of family D share: bases, clauses, the words that may stand in a report as often as they like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hegui.api import Basis, Document, Span
from hegui.document import fact

HANDLING = Basis("《党政机关公文处理工作条例》")
USAGE = Basis("公文写作惯例", strength="惯例")

compiled = cache(re.compile)

# Set phrases: guiding thought, congresses and plenums, creeds, titles, quoted terms, names of bodies. A passage that
# is made of them alone may stand in a report several times.
_SET = (
    r"《[^》\n]{1,80}》|“[^”\n]{1,40}”|习近平[^，。；、\n]{0,14}(?:思想|精神|战略|论述)|习近平总书记[^。；\n]{0,60}精神"
    r"|党的[^，。；\n]{1,30}精神|中央[^，。；\n]{1,20}(?:会议|决策部署)(?:精神)?|以习近平同志为核心的党中央|党中央、国务院|决策部署"
    r"|(?:坚持)?以[^，。；\n]{2,30}为(?:指导|引领|统领|根本遵循|目标|抓手|主线|契机)|(?:全面|深入|认真|学习|宣传|贯彻|落实)+"
    r"|(?:增强|坚定|做到|深刻领悟|坚决|忠诚拥护)?[“]?(?:四个意识|四个自信|两个维护|两个确立)[”]?(?:的决定性意义)?"
    r"|省委、?省政府|市委、?市政府|[县区]委、?[县区]政府|党委、?政府|社会主义现代化\w{0,6}|中国特色社会主义\w{0,8}"
)


def substance(text: str) -> int:
    """Letters of ``text`` that are no set phrase."""
    return len(compiled(r"[^\w]+").sub("", compiled(_SET).sub("", text)))


_CLAUSE = re.compile(r"[^\s，。；：！？,;:!?]+")


@fact
def clauses(doc: Document) -> tuple[tuple[Span, ...], ...]:
    """The clauses of each paragraph of running text: between ，。；：！？, 、 included."""
    body = doc.body
    return tuple(
        tuple(Span(*m.span()) for m in _CLAUSE.finditer(body, *p.span))
        for p in doc.report
        if p.role in ("body", "preamble", "closing")
    )


def letters(text: str) -> str:
    """``text`` without marks and white space."""
    return compiled(r"[^\w]+").sub("", text)


def around(doc: Document, start: int, end: int, reach: int = 12) -> tuple[str, int]:
    """The words round a place inside its line, and the offset at which they begin."""
    body = doc.body
    low = max(start - reach, body.rfind("\n", 0, start) + 1)
    high = body.find("\n", end, end + reach)
    return body[low : high if high >= 0 else end + reach], low


def runs_of(doc: Document, pattern: str) -> Iterator[re.Match[str]]:
    """Matches of ``pattern`` in the report."""
    return compiled(pattern).finditer(doc.body)
