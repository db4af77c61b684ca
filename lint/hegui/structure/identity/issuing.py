"""Who reports: names in title, signature, index table and opening, weighed with what the report calls itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hegui.document import Clue, Span
from hegui.structure import data
from hegui.structure.identity.index import Row
from hegui.structure.identity.material import OPENING, Material
from hegui.structure.identity.weighing import decided, tally
from hegui.structure.issuers import is_issuer, issuer_in_preamble, issuer_of_title, level_of, own_place
from hegui.structure.names import names
from hegui.text.compiled import compiled, of_text

_TITLE, _SIGNATURE, _INDEX, _OPENING, _LATER, _SOURCE = 60, 50, 30, 30, 20, 10
_AGREES, _DIFFERS = 20, -25
_OFTEN, _MOST = 3, 15
_LEAST = 20
HINTED, CLEARLY = 4, 12
"""The weights from which a report's words for itself hint at its level, and tell it."""
_NAMED = 100
"""The weight of a title for a level: it says who speaks, whatever the text says of others."""
_TITLES = re.compile(r"《[^》\n]{0,80}》")


def self_clues(found: Material) -> tuple[Clue, ...]:
    """What the report calls itself and its organs (我镇, 全县, 局党组), for the level."""
    words = _TITLES.sub("", found.body)
    return tuple(
        Clue("level", level, f"{source}“{said}”", min(most, count * each))
        for name, before, source, each, most in _SELF
        for level, (said, count) in _counted(words, name, before).items()
    )


_SELF = (
    ("self-name", f"(?<![{data.alternatives('before-self')}])[我本]", "自称", 12, 48),
    ("whole-place", "全", "所称范围", 3, 18),
    ("own-organ", "", "所称机关", 2, 24),
    ("presented-body", f"(?:{data.alternatives('presents')})", "报告机关", 48, 48),
    (
        "speaking-body",
        f"(?:^|[。\\n）)、])(?:{data.alternatives('time-of-subject')})?",
        "主语",
        3,
        24,
    ),
)
"""Word class, what stands before its words, how it is called, and the weight of one place and of many."""


def _counted(words: str, name: str, before: str) -> Mapping[str, tuple[str, int]]:
    """The levels that the words of a class tell, each with the first of them and how often they stand."""
    levels = data.words(name)
    pattern = compiled(f"{before}(?P<word>{data.alternatives(name)})")
    hits = Counter((match[0].strip("\n。、）)"), match["word"]) for match in pattern.finditer(words))
    found: dict[str, tuple[str, int]] = {}
    for (said, word), count in hits.items():
        level = next((level for written, level in levels.items() if re.fullmatch(written, word)), "")
        first, many = found.get(level, (said, 0))
        found[level] = first, many + count
    return found


def issuer_clues(
    found: Material, title: str, title_span: Span | None, signed: tuple[str, Span | None], rows: Sequence[Row],
    calls: Sequence[Clue], subjects: tuple[str, ...] = (),
) -> tuple[Clue, ...]:  # fmt: skip
    """Every body that may be the one that reports, and what speaks for it.

    Args:
        calls: what the report calls itself; a name of another level is hardly the author.
        subjects: the matter of a report of this kind, as titles name it behind the issuer.
    """
    own = decided(calls, CLEARLY)
    clues = list(_named(found, title, title_span, signed, rows, calls, subjects))
    if own:
        clues += [_agreement(c.value, own, found.body) for c in clues if c.source not in _ITSELF]
    return tuple(clues)


_OWN_BODY = re.compile(
    f"(?:{data.alternatives('seat-of-body')})[一-龥]{{2,10}}(?:{data.alternatives('body-of-village')})"
)
_SPOKEN = "“我代表……”"
_DOCUMENT = "印发的文件"
_ITSELF = ("标题", "落款", _SPOKEN)
"""Where a report names its author, whatever it says of others."""


def _named(
    found: Material, title: str, title_span: Span | None, signed: tuple[str, Span | None], rows: Sequence[Row],
    calls: Sequence[Clue], subjects: tuple[str, ...],
) -> Iterator[Clue]:  # fmt: skip
    own = decided(calls, CLEARLY)
    if name := issuer_of_title(title, subjects):
        yield Clue("issuer", name, "标题", _TITLE, _within(found.body, title_span, name))
    if signed[0]:
        yield Clue("issuer", signed[0], "落款", _SIGNATURE, signed[1])
    for row in rows:
        if row.tells == "title" and (name := issuer_of_title(row.words, subjects)):
            yield Clue("issuer", name, "信息索引表中的标题", _INDEX)
        elif row.tells in ("issuer", "source") and is_issuer(row.words):
            name = row.words if own in ("", "部门") else own_place(row.words)
            weight, source = (_INDEX, "信息索引表") if row.tells == "issuer" else (_SOURCE, "来源")
            yield Clue("issuer", name, source, weight)
    weight = _OPENING
    own = own or decided(calls, HINTED)
    for span in _own_documents(found.body):
        name = found.body[span.start : span.end]
        if level_of(name, found.body[: 10 * OPENING]) == own:
            yield Clue("issuer", name, _DOCUMENT, _LEAST, span)
    for source, span in _in_opening(found):
        name = found.body[span.start : span.end]
        more = min(_MOST, (found.body.count(name) // _OFTEN) * 5)
        if found.body.endswith(_LED, 0, span.start):
            more += _AGREES  # 在县委、县政府的正确领导下，柳河镇……: those who are led are those who report
        yield Clue("issuer", name, source, _SIGNATURE if source in _ITSELF else weight + more, span)
        weight = _LATER


_ISSUED = compiled(f"(?:{data.alternatives('issuing-verb')})了?《")


def _own_documents(body: str) -> Iterator[Span]:
    """The names that titles of documents begin with which the report says were issued: 印发《青禾县水利局…要点》."""
    for issued in _ISSUED.finditer(body):
        end = body.find("》", issued.end(), issued.end() + _LONG_TITLE)
        at = next(names(body[issued.end() : end]), None) if end > 0 else None
        if at is not None and at[0] == 0:
            yield Span(*at).shift(issued.end())


_LONG_TITLE = 80


def _in_opening(found: Material) -> Iterator[tuple[str, Span]]:
    """The names in the opening, each with how they are given."""
    for paragraph in [*found.role("preamble"), *found.role("body")[:1]]:
        start, end = paragraph.span.start, min(paragraph.span.end, paragraph.span.start + OPENING)
        # a place in the title of a document is not the author
        words = _TITLES.sub(lambda m: "《" * len(m[0]), found.body[start:end])
        spoken = issuer_in_preamble(words)
        if spoken:
            yield _SPOKEN, Span(*spoken).shift(start)
        for at in names(words):
            # 镇便民服务中心: a body of one's own without the name of its place
            if _OWN_BODY.fullmatch(words, *at):
                continue
            yield "正文开头", Span(*at).shift(start)


_LED = "下，"

_ZONE = tuple(data.words("zone-committee"))
"""Bodies that rank as a department and call their place 我区."""


def _agreement(name: str, own: str, body: str) -> Clue:
    level = level_of(name, body[: 10 * OPENING])
    same = level == own or {level, own} <= {"市", "县"} or (name.endswith(_ZONE) and own == "县")
    weight = _AGREES if same else _DIFFERS if level else 0
    return Clue("issuer", name, f"自称的层级是{own}", weight)


def decide_issuer(clues: Sequence[Clue]) -> tuple[str, Span | None]:
    """The body that weighs most, names for one place taken together, and where it stands."""
    weights = tally(clues)
    together = {
        name: sum(
            weight
            for other, weight in weights.items()
            if _same(name, other) and (weight > 0 or name == other)
        )
        for name in weights
    }
    best = max(together, key=lambda name: (together[name], weights[name]), default="")
    if not best or together[best] < _LEAST:
        return "", None
    alike = [c for c in clues if c.weight > 0 and _same(c.value, best) and c.source in _ORDER]
    first = min(alike, key=lambda clue: _ORDER.index(clue.source))
    return first.value, first.span


_ORDER = ("标题", "落款", _SPOKEN, "正文开头", "信息索引表中的标题", "信息索引表", "来源", _DOCUMENT)
"""Where a name is taken from when several places have it."""


def _same(one: str, other: str) -> bool:
    """Whether two names are of one place: 临溪镇, 青禾县临溪镇人民政府."""
    first, second = own_place(one), own_place(other)
    return first.endswith(second) or second.endswith(first)


def _within(body: str, span: Span | None, words: str) -> Span | None:
    """Where ``words`` stand inside ``span``, spaces, line breaks and inline markup aside."""
    if span is None:
        return None
    pattern = r"[\s\u2060]*".join(re.escape(c) for c in words if not c.isspace())
    match = of_text(pattern).search(body, span.start, span.end)
    return Span(*match.span()) if match else span


def level_clues(
    found: Material, clues: Sequence[Clue], issuer: str, calls: Sequence[Clue]
) -> tuple[Clue, ...]:
    """What speaks for each level: the name of the issuer, by how sure it is, and what the report calls itself."""
    if not issuer:
        return tuple(calls)
    level = level_of(issuer, found.body[: 20 * OPENING])
    itself = any(c.source in _ITSELF for c in clues if c.value == issuer and c.weight > 0)
    named = Clue("level", level, f"名称“{issuer}”", _NAMED if itself else _TITLE)
    return (named, *calls)
