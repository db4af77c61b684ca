"""What the rules of family D share: bases, clauses, the words that may stand in a report as often as they like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

from hegui.api import Document, Span
from hegui.api.document import fact
from hegui.api.language import WordClasses, Worded
from hegui.api.text import TENS, compiled, letters, tags, words

# Set phrases: guiding thought, congresses and plenums, creeds, titles, quoted terms, names of bodies. A passage that
# is made of them alone may stand in a report several times.
_SET = Worded(
    r"《[^》\n]{1,80}》|“[^”\n]{1,40}”|习近平[^，。；、\n]{0,14}(?:思想|精神|战略|论述)|习近平总书记[^。；\n]{0,60}精神"
    r"|党的[^，。；\n]{1,30}精神|中央[^，。；\n]{1,20}(?:会议|决策部署)(?:精神)?|<set-phrase>"
    r"|(?:坚持)?以[^，。；\n]{2,30}为<leads-thought>|<studies-spirit>+"
    r"|<upholds>?“?(?:四个意识|四个自信|两个维护|两个确立)”?(?:的决定性意义)?"
    r"|(?:坚持)?(?:以)?人民为中心(?:的发展思想)?|(?:全面|扎实|深入)?(?:推进|推动)?依法(?:治[国省市县区镇乡]|行政)(?:工作)?"
    r"|谁[^，。；、\n]{2,4}谁(?:普法|负责|服务)|法治政府建?设?|第一责任人(?:职责)?|(?:广泛|主动|认真)?听取[^，。；\n]{2,40}意见"
    r"|省委、?省政府|市委、?市政府|[县区]委、?[县区]政府|党委、?政府|社会主义现代化\w{0,6}|中国特色社会主义\w{0,8}"
)


def substance(classes: WordClasses, text: str) -> int:
    """Letters of ``text`` that are no set phrase."""
    return len(letters(_SET.compiled(classes).sub("", text)))


_SHORT = 4
_PROSE = frozenset(("body", "preamble", "closing"))


@fact
def kindred(doc: Document) -> tuple[tuple[Span, Span], ...]:
    """Neighbouring clauses of which the second has its middle from the first, or begins with the short first."""
    body = doc.body
    found = []
    for paragraph in (p for p in doc.report if p.role in _PROSE):
        for before, after in pairwise(clause.span for clause in doc.clauses_in(paragraph.span)):
            low, high = after
            middle = (low + high) // 2
            if body.find(body[middle - 1 : middle + 2], *before) >= 0 or (
                before[1] - before[0] <= _SHORT and body.startswith(body[before[0] : before[1]], low)
            ):
                found.append((before, after))
    return tuple(pair for pair in found if not _is_heading(doc, pair[0]))


def _is_heading(doc: Document, span: Span) -> bool:
    """Whether the clause is a heading that the text of its paragraph follows, and may take up."""
    section = doc.section_at(span.start)
    return section is not None and section.heading.span.covers(span)


def clauses_with(doc: Document, pattern: re.Pattern[str]) -> Iterator[Span]:
    """The clauses of running text in which ``pattern`` matches, each once."""
    match = pattern.search(doc.body)
    while match is not None:
        clause, paragraph = doc.clause_at(match.start()), doc.paragraph_at(match.start())
        end = match.end()
        if clause is not None and paragraph is not None and paragraph.role in _PROSE:
            yield clause.span
            end = max(end, clause.span.end)
        match = pattern.search(doc.body, end)


_FOLLOWS = rf"$|[，。；：！？、,;:!?）)】”’0-9０-９{TENS}两几]|等(?![级候待])|<follows-item>"
_AND = r"|[和及与或并的]"
_KINDS = r"|<kind-of-item>"
_AFFAIRS = r"|问题|工作(?![人站室组队报日专])|纠纷|案件|场所|行业"
_LONG, _LONGER = 3, 4
"""Letters of an item from which a word of kind after it (领域; 工作) adds nothing."""


_ENDS = {
    (and_, kinds, affairs): Worded(_FOLLOWS + _AND * and_ + _KINDS * kinds + _AFFAIRS * affairs)
    for and_, kinds, affairs in product((False, True), repeat=3)
}
"""What ends an item, by what else may."""


def closes(classes: WordClasses, text: str, place: int, length: int, and_: bool = True) -> bool:
    """Whether an item of ``length`` letters may end at ``place``: what follows is no part of it.

    Args:
        and_: a conjunction or 的 ends it too.
    """
    quality = text[place - 1 : place] in "性型"  # 苗头性|问题: no name of one thing
    ends = _ENDS[and_, length >= _LONG, length >= _LONGER or quality]
    return ends.compiled(classes).match(text, place) is not None


_WORD = 5


def acts(text: str, place: int) -> bool:
    """Whether a word that is nothing but a verb begins at ``place``: 派出所|组建, not 派出所|联络员."""
    word = next(iter(words(text[place : place + _WORD])), "")
    return len(word) > 1 and tags(word[0]).get(word) == "v"


def behind_verb(text: str, place: int) -> bool:
    """Whether a verb of two letters ends at ``place``: 选取|石桥村."""
    word = text[max(0, place - 2) : place]
    return len(word) > 1 and tags(word[0]).get(word, "").startswith("v")


def opens(classes: WordClasses, text: str, place: int, low: int = 0) -> bool:
    """Whether an item may begin at ``place``: after a mark, or after a word that takes items."""
    return (
        place <= low
        or not compiled(r"\w").match(text, place - 1)
        or text.endswith(classes.words("takes-items"), low, place)
    )
