"""X107: the home address of a person, down to the door."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, phrases, rule
from hegui.api.facts import address_at, cues, surnames
from hegui.api.language import Worded, class_hits, first_in
from hegui.api.text import compiled
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import beyond, masked_names, matches

_INTRODUCED = r"(?:[:：为于在是系]|位于|[（(])?\s?"
_CALLED_ON = r"(?:到|赴|前往|走访|上门)(?P<place>[^，。；\n]{4,40}?)的?(?:村民|居民|住户|当事人|业主)?[\u4e00-\u9fff][某\u4e00-\u9fff]{0,2}家"
_BRACKET = "[（(](?:地址|住址|位于|住)?[:：]?"
_WHOSE = Worded("(?:某|<party-role|private-role|minor-role>|本人)[\u4e00-\u9fff]{0,3}?的?$")
"""到杨某家中（…）: the address stands in brackets behind the home."""
_FIRM = Worded("<firm>(?:[（(][^）)，。]{0,20}[）)])?[，,、]?(?:其|的)?$")
"""申请人某某公司，住所地为…: the seat of a firm is public."""
_CALLS = phrases("home_calls", ("某家", "家中", "家里"))


@rule(
    code="X107",
    name="home-address",
    title="公开了个人住址",
    severity=Severity.WARNING,
    profile="statutory",
    basis=(PRIVACY, DISCLOSURE),
    rationale="个人住址写到门牌、楼栋、房号，旁人就能找到本人，公开的报告中不应出现。",
    bad=(
        Bad("李某，家庭住址：⟦临溪县青禾镇桥东路18号3栋502室⟧，已列入救助。", says="住址"),
        Bad("当事人赵某，家住⟦青禾镇北街26号⟧，申请法律援助。"),
        Bad("赵某，住⟦青禾镇安置小区5号楼2单元301室⟧，申请法律援助；到⟦临溪村三组26号⟧李某家中调解。"),
        Bad("村民王某住在⟦安置小区5号楼2单元301室⟧，屋顶漏水问题已解决。"),
        Bad("赵某家住⟦石桥村二组⟧，户籍地为⟦青禾镇柳树村5组⟧；居民李某居住在⟦幸福小区88号院6号楼⟧。"),
        Bad("对居住在⟦云岭街道梧桐里小区7栋2单元601室⟧的独居老人汪某某上门办理公证。"),
        Bad("村民王某（⟦石桥村二组36号⟧）反映道路不通，化解⟦安居苑6栋301室⟧与401室业主漏水纠纷。"),
        Bad("将决定书送至当事人住处（⟦青禾镇槐树巷12号3单元402室⟧），王某当场签收。"),
        Bad("法律援助律师到李某家中（⟦青禾镇石门村四组27号⟧）代写文书。"),
    ),
    good=(
        "申请人临溪县宏远商贸有限公司，住所地为临溪县工业大道28号2幢201室。",
        "公共法律服务工作站设在临溪镇政务服务中心102室，地址：桥东路18号。",
        "为住在安置小区5号楼的群众协调供暖，辖区居住人口1.2万户。",
        "当事人李某家住临溪村，经营场所住所：临溪县桥东路18号。",
        "新建安置房3栋，住房保障120户；走访青禾村26户，到临溪社区3号楼开展普法，关爱老人之家。",
        "办公地址：青禾镇北街26号，邮编000000。",
    ),
)
def home_address(doc: Document, options: Options) -> Iterator[Finding]:
    """Addresses after a label, or after 住在 when a person stands before it; those of offices silent."""
    there = class_hits(doc)
    labels = list(there.get("address-label", ()))
    labels += [
        span for span in there.get("lives-at", ()) if _of_a_person(doc, span) or _of_whom_follows(doc, span)
    ]
    starts = {beyond(doc, label.end, _INTRODUCED) for label in labels}
    starts.update(match.start("place") for match in matches(doc, _CALLED_ON, _CALLS))
    starts.update(filter(None, (_in_brackets(doc, home) for home in there.get("person-home", ()))))
    starts.update(
        match.end() for name in masked_names(doc) if (match := compiled(_OF_NAME).match(doc.body, name.end))
    )
    starts.update(_of_neighbours(doc))
    ends: set[int] = set()
    for start in sorted(starts):
        span = address_at(doc, start)
        if span is not None and span.end not in ends:
            ends.add(span.end)
            yield Finding(span, "此处公开了个人的详细住址", suggestion="删去，或只写到镇、村", sensitive=True)


_OF_NAME = r"家?[（(](?:家住|现住|地址|住址|住)?[:：]?"
_FLAT = Worded(r"[0-9]{3,4}室(?=(?:[与和及、][0-9]{3,4}室)?的?<of-the-home>)")


def _of_neighbours(doc: Document) -> Iterator[int]:
    """化解安居苑6栋301室与401室业主漏水纠纷: where the address of a flat begins whose owner has a quarrel."""
    if "室" not in doc.body:
        return
    for match in _FLAT.of(doc).finditer(doc.body):
        clause = doc.clause_at(match.start())
        if clause is None or first_in(doc, clause.span, "dispute") is None:
            continue
        led = [m.end() for m in compiled(cues("lead")).finditer(doc.body, clause.span.start, match.start())]
        yield from (led[-1:] or [clause.span.start])


def _in_brackets(doc: Document, home: Span) -> int | None:
    """Where the address in brackets behind somebody's home begins."""
    bracket = compiled(_BRACKET).match(doc.body, home.end)
    clause = doc.clause_at(home.start)
    if bracket is None or clause is None:
        return None
    return bracket.end() if _WHOSE.of(doc).search(doc.body, clause.span.start, home.start) else None


def _of_whom_follows(doc: Document, label: Span) -> bool:
    """居住在某小区7栋601室的独居老人: the person stands behind the address."""
    if "住" not in doc.body[slice(*label)]:
        return False
    span = address_at(doc, beyond(doc, label.end, _INTRODUCED))
    clause = doc.clause_at(label.start)
    if (
        span is None
        or clause is None
        or not doc.body.startswith("的", span.end)
        or "室" not in doc.body[slice(*span)]
    ):
        return False
    return (
        first_in(doc, (span.end, clause.span.end), "party-role", "private-role", "minor-role") is not None
        or compiled(f"[{''.join(sorted(surnames()))}]某").search(doc.body, span.end, clause.span.end)
        is not None
    )


def _of_a_person(doc: Document, label: Span) -> bool:
    """Whether the clause names a person before the label, or begins with it behind a clause that does."""
    clause = doc.clause_at(label.start)
    if clause is None:
        return False
    start = clause.span.start
    if start == label.start and doc.body[label.start : label.end].startswith("住"):
        earlier = doc.clause_at(start - 1) or doc.clause_at(start - 2)
        start = earlier.span.start if earlier else start
    if _FIRM.of(doc).search(doc.body, start, label.start):
        return False
    if first_in(doc, (start, label.start), "party-role", "private-role", "minor-role"):
        return True
    masked = f"[{''.join(sorted(surnames()))}]某|女士|先生|[，,（(][男女][，,）)]"
    return compiled(masked).search(doc.body, start, label.start) is not None
