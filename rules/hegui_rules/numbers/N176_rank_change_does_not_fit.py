"""由第17名升至第11名，前进7个位次: places gained or lost that are not those between the two ranks."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui.api.text import ONES, read
from hegui_rules.basis import HANDLING

_RANK = f"第(?P<{{}}>[0-9]{{{{1,3}}}}|[{ONES}十]{{{{1,3}}}})[名位]?"
_MOVED = Worded(
    f"{_RANK.format('before')}[^，,。；;：:第\n]{{0,12}}?(?:[升进跃提降退跌滑移]|上升|前移|下降)[^，,。；;：:第\n]{{0,4}}{_RANK.format('after')}"
    "[^。；;第\n]{0,20}?[，,、][^。；;第\n]{0,8}?(?P<word><moves-in-rank>)了?"
    f"(?P<places>[0-9]{{1,3}}|[两{ONES}十]{{1,3}})个?(?:位次|名次|[位名])(?=[，,。；;、！])"
)
_WENT = Worded(
    f"(?:[由从]|<was-rank>)[^，,。；;：:第\n]{{0,12}}?{_RANK.format('before')}[^，,。；;：:第\n]{{0,6}}?(?:(?P<up><rank-up>)|(?P<down><rank-down>))[至到为]?[^，,。；;：:第\n]{{0,4}}{_RANK.format('after')}"
)
"""由上年的第9位跃升至第12位: the word of the change between two ranks."""


@rule(
    code="N176",
    name="rank-change-does-not-fit",
    title="名次的升降与前后名次不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="前后两个名次都写出来了，升降几位一减便知；不符的，三个数中必有一个有误。",
    bad=(
        Bad("测评由上年的第17名升至第11名，⟦前进7个位次⟧。", says="6位"),
        Bad("满意度排名从第三位下降到第八位，⟦下降4位⟧。", says="5位"),
        Bad("测评由上年的全市⟦第9位跃升至第12位⟧。", says="后移"),
        Bad("考核名次从⟦第十名下滑到第六名⟧。", says="前移"),
    ),
    good=(
        "测评由上年的第17名升至第11名，前进6个位次。",
        "满意度排名从第三位下降到第八位，下降5位。",
        "考核由第9名升至第4名，连续两年前进2位以上的县有3个。",
    ),
)
def rank_change_does_not_fit(doc: Document, options: Options) -> Iterator[Finding]:
    """Two ranks of one ranking, what lies between them, and the way from one to the other."""
    yield from _other_way(doc)
    for moved in everywhere(doc, _MOVED.of(doc)):
        before, after, places = (read(moved[name]) for name in ("before", "after", "places"))
        if before is None or after is None or abs(before - after) in (places, 0):
            continue
        yield Finding(
            Span(moved.start("word"), moved.end()),
            f"由第{before}名到第{after}名相差{abs(before - after)}位，这里写的是{places}位",
            related=(Related(Span(moved.start("before") - 1, moved.end("after")), "前后名次"),),
            suggestion="核对前后名次与升降的位数",
        )


def _other_way(doc: Document) -> Iterator[Finding]:
    """A rise to a lower rank, a fall to a higher one."""
    for went in everywhere(doc, _WENT.of(doc)):
        before, after = read(went["before"]), read(went["after"])
        if before is None or after is None or before == after or (after < before) == bool(went["up"]):
            continue
        way = "后移" if after > before else "前移"
        yield Finding(
            Span(went.start("before") - 1, went.end()),
            f"由第{before}到第{after}是名次{way}，这里写的是“{went['up'] or went['down']}”",
            suggestion="核对前后两个名次",
        )
