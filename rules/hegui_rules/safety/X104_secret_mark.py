"""X104: a mark of secrecy, or 内部资料 注意保存, in a report that is made public."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, before, phrases, rule
from hegui.api.language import Pattern, WordClasses, Worded, class_hits, classes_of, everywhere, find
from hegui.api.text import compiled
from hegui_rules.basis import DISCLOSURE, SECRECY
from hegui_rules.safety.common import matches

_BLANK = "[ 　]"
_LEVEL = rf"(?<!商业)(?<!国家)(?:绝{_BLANK}?密|机{_BLANK}?密|秘{_BLANK}?密)级?"
_TERM = rf"{_BLANK}?(?:[0-9０-９]{{1,2}}|[一二三五十]{{1,3}}){_BLANK}?(?:年|个月)|{_BLANK}?长期"
_STAR = rf"{_LEVEL}{_BLANK}?[★☆](?:{_TERM})?|[★☆]{_BLANK}?{_LEVEL}"
_LABELLED = r"(?:密级|保密等级|秘密等级|涉密等级|涉密级别)\s?[:：]\s?(?P<level>(?:绝密|机密|秘密|内部)级?)(?![^，。；、\s]{2})"
_STARS = phrases("secret_stars", ("★", "☆"))
_LABELS = phrases("secret_labels", ("密级", "密等级", "保密等级", "涉密级别"))
_TOLD = (
    Pattern("⟦<self-reference> …{0,12}!<not> <classified-as> …{0,4}!<not> <secret-level> (<classified-matter>)?⟧"),
    Pattern("⟦<self-reference> ~{0,40}!<not> (属于|属|系|列为|定为) <secret-level>⟧", wide=True),
    Pattern("⟦(附件|附表|附录)(为|系|属|属于) <secret-level>⟧"),
    Pattern("⟦<self-reference> (<only-word>)? <no-release>⟧"),
    Pattern("(<resting-on>)…{0,10}⟦(绝密|机密|秘密)级(文件|通知|电报|会议|材料)⟧!<classified-handling>"),
    Pattern("》（⟦(绝密|机密|秘密)级?⟧）", wide=True),
)  # fmt: skip
"""What running text says of itself, or of the documents it rests on."""
_CITED = (
    Worded(
        r"(?P<it>(?:绝密|机密|秘密)级?(?:的)?(?:[\u4e00-\u9fff]{0,6}?<classified-paper>)?(?=《)|(?:绝密|机密|秘密)级[\u4e00-\u9fff]{0,4}?"
        r"<classified-paper>(?=第?[0-9]{1,4}号|[（(]第?[0-9]))"
    ),
    Worded(r"(?P<it>(?<![商国])密[字发]?[〔\[（(【][0-9]{4}[〕\]）)】]第?[0-9]{1,4}号)"),
)
"""Papers with a level or a secret number, cited by their titles."""


@rule(
    code="X104",
    name="secret-mark",
    title="带有密级或内部文件标志",
    severity=Severity.ERROR,
    profile="statutory",
    basis=(SECRECY, DISCLOSURE),
    rationale="标有密级、“内部资料”“不得外传”的文件不能公开；已经解密或标志系误留的，公开前应确认并删去。",
    bad=(
        Bad("⟦秘密★1年⟧\n临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政。", says="密级"),
        Bad("⟦内部资料 注意保存⟧\n临溪镇2024年法治政府建设年度报告"),
        Bad("临溪镇人民政府\n2025年1月20日\n（⟦此件不公开⟧）"),
        Bad("（⟦不予公开⟧）\n青禾乡2024年法治政府建设年度报告"),
        Bad("密级：⟦机密⟧\n青禾乡2024年法治政府建设年度报告"),
        Bad("青禾乡2024年法治政府建设年度报告（⟦内部资料，不得外传⟧）"),
        Bad("数据见附件（⟦附件为秘密级⟧，另行报送），⟦本报告属机密级材料⟧，请各单位遵照执行。"),
        Bad(
            "组织学习⟦机密级文件⟧《关于某项专题工作的通知》（⟦密字〔2024〕12号⟧），对照⟦秘密级会议纪要⟧第6号自查。"
        ),
        Bad("青禾乡人民政府\n（⟦本件仅供内部参阅⟧）"),
        Bad("⟦以下内容涉及《研判报告》，属于秘密级⟧事项：摸排线索12条；依据县委⟦机密级文件⟧要求逐一建档。"),
    ),
    good=(
        "开展保密教育2次，严防泄露国家秘密和商业秘密，要求涉密文件不得外传。",
        "编印内部资料《临溪普法》4期，发放600册，编发《法治临溪》（内部资料）。",
        "（此件公开发布）",
        "作出不予公开决定3件，办理依申请公开12件，其中部分公开（不予公开）2件。",
        "密级：公开\n公开方式：主动公开",
        "规范内部控制，机密级计算机实行台账管理，按照机密级文件管理要求定期清退。",
        "本报告不涉及国家秘密，秘密级载体由专人保管，群众提交的内部资料及时退还。",
    ),
)
def secret_mark(doc: Document, options: Options) -> Iterator[Finding]:
    """Marks with a star anywhere; words of secrecy only as a line of their own, in brackets, after a label, or said of the report itself."""
    found = [(Span(*m.span()), Severity.ERROR) for m in matches(doc, _STAR, _STARS)]
    found += [(Span(*m.span("level")), Severity.ERROR) for m in matches(doc, _LABELLED, _LABELS)]
    found += [(span, _grade(doc.quote(span))) for span in _standing_alone(doc)]
    found += [(match.at, Severity.WARNING) for pattern in _TOLD for match in find(doc, pattern)]
    found += [
        (Span(*match.span("it")), Severity.WARNING)
        for shape in _CITED
        for match in everywhere(doc, shape.of(doc))
        if not before(doc, match.start(), "(?:商业|国家|工作)$")
    ]
    taken: list[Span] = []
    for span, severity in found:
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield _found(doc, span, severity)


def _standing_alone(doc: Document) -> Iterator[Span]:
    """Marks that are a line, a bracket at its beginning or its end."""
    there = class_hits(doc)
    lines = {
        doc.body.rfind("\n", 0, span.start) + 1
        for name in ("secret-level", "no-release", "internal-document", "secret-label", "release-label")
        for span in there.get(name, ())
    }
    marks = compiled(_marks(classes_of(doc))) if lines else None
    for start in sorted(lines):
        assert marks is not None
        end = doc.body.find("\n", start)
        for match in marks.finditer(doc.body, start, len(doc.body) if end < 0 else end):
            yield Span(*match.span(match.lastgroup or 0))


def _marks(classes: WordClasses) -> str:
    orders, documents = classes.pattern("no-release"), classes.pattern("internal-document")
    whole = (
        rf"(?:{_LEVEL}(?:{_TERM})?|(?:{documents}{_BLANK}*+[，,、；;·]?{_BLANK}*+)?(?:{classes.pattern('self-reference')}(?:仅|只)?)?请?{orders}|{documents}"
        rf"|保密期限\s?[:：]\s?(?:[0-9]{{1,2}} ?年|长期)|{classes.pattern('release-label')}\s?[:：]\s?(?:不予?公开|依申请公开|否))"
    )
    several = f"{whole}(?:[ 　，,、；;！!]{{1,3}}{whole})?"
    end = r"[。！!]?[ \t　]*+(?=\r?\n|\Z)"
    opening, closing = r"[（(【\[〔]", r"[)）】\]〕]"
    bare = "(?:不予?公开|依申请公开)"
    return (
        rf"(?m:^)[ \t　]*(?!{bare}{end}){opening}?(?P<line>{several}){closing}?[ \t　]*+{end}"
        rf"|(?m:^)[ \t　]*{opening}(?!{bare}{closing})(?P<head>{several})(?={closing})"
        rf"|(?<=[^》”]){opening}(?P<tail>{several})(?={closing}{end})"
        # Alone these words may be a heading or a cell: only in brackets that end a line do they mark the whole report.
        rf"|{opening}(?P<bare>{bare})(?={closing}{end})"
    )


def _grade(words: str) -> Severity:
    return (
        Severity.WARNING
        if compiled(r"^涉密文件$|^保密期限|^(?:公开|信息公开|是否|不予?公开|依申请公开)").match(words)
        else Severity.ERROR
    )


def _found(doc: Document, span: Span, severity: Severity) -> Finding:
    words = " ".join(doc.quote(span).split())
    return Finding(
        span, f"公开的报告带有“{words}”这一密级或内部文件标志",
        suggestion="经保密审查确认可以公开后删去这一标志；不能公开的，不要发布", severity=severity,
    )  # fmt: skip
