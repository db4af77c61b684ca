"""``hegui compare`` as one page: passages, figures, promises, and both reports in full beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from html import escape

from hegui.comparing.comparison import Comparison
from hegui.comparing.wording import headline, likeness, percent, value
from hegui.document import Document, Span
from hegui.reporting.html import card, page
from hegui.reporting.layout import shortened
from hegui.reporting.plain import visible
from hegui.reporting.wording import place

_STYLE = """
.two{table-layout:fixed}.two td{width:50%}
.two td+td{border-left:1px solid var(--line)}
.two ins,.two del{text-decoration:none;background:var(--mark2);border-radius:3px}
.full{display:grid;grid-template-columns:1fr 1fr;gap:24px}
.full>div{min-width:0;overflow-wrap:anywhere;white-space:pre-wrap;max-height:80vh;overflow-y:auto;padding:12px;
border:1px solid var(--line);border-radius:8px}
.full h3{margin:0 0 .6em;font-size:1rem;white-space:normal}
.full mark{cursor:pointer}
.full mark:target{outline:2px solid var(--accent)}
@media(max-width:700px){.full{grid-template-columns:1fr}}
"""
_LONGEST = 4000


def render(comparison: Comparison) -> str:
    """The page."""
    old, new = comparison.old, comparison.new
    return page("两份报告对照", "\n".join(_body(comparison, old, new)), _STYLE)


def _body(comparison: Comparison, old: Document, new: Document) -> Iterator[str]:
    yield "<h1>两份报告对照</h1>"
    yield f"<p>旧：{_name(old)}<br>新：{_name(new)}</p>"
    lost = sum(p.result is None for p in comparison.promises)
    suspect = sum(f.suspect for f in comparison.figures)
    yield '<div class="cards">'
    yield card(percent(comparison.share), f"新报告与旧报告相同的文字（{len(comparison.passages)}段）")
    yield card(suspect, "个数字可能照抄上年", "warn" if suspect else "good")
    if comparison.promises:
        yield card(
            f"{lost}/{len(comparison.promises)}", "项上年安排在新报告中没有下文", "bad" if lost else "good"
        )
    if comparison.repeated:
        yield card(len(comparison.repeated), "条问题与上年雷同", "warn")
    yield f'</div><p class="soft">{escape(headline(comparison))}</p>'
    if comparison.passages:
        yield "<h2>与旧报告相同的文字</h2>"
        yield from _pairs(
            (old, p.old, new, p.new, f"{p.letters}字，{likeness(p.similarity)}", n)
            for n, p in enumerate(comparison.passages)
        )
    if comparison.figures:
        yield "<h2>两份报告都有的数字</h2>"
        yield from _figures(comparison)
    if comparison.promises:
        yield "<h2>上年安排有没有下文</h2>"
        yield '<div class="scroll"><table class="two"><tr><th>上年安排</th><th>本年报告</th></tr>'
        for promise in comparison.promises:
            said = (
                f'{_quote(new, promise.result)}<br><span class="soft">相同：{escape("、".join(promise.shared))}</span>'
                if promise.result
                else '<span class="bad">没有找到相应内容</span>'
            )
            yield f"<tr><td>{_quote(old, promise.plan)}</td><td>{said}</td></tr>"
        yield "</table></div>"
    if comparison.repeated:
        yield "<h2>与上年雷同的问题</h2>"
        yield from _pairs((old, r.old, new, r.new, likeness(r.similarity), None) for r in comparison.repeated)
    yield '<h2>全文对照</h2><p class="soft">点有底色的文字，另一边会转到对应的位置。</p><div class="full">'
    yield _whole("旧", old, [(p.old, n) for n, p in enumerate(comparison.passages)], "o", "n")
    yield _whole("新", new, [(p.new, n) for n, p in enumerate(comparison.passages)], "n", "o")
    yield "</div><footer>由 hegui compare 生成，只在本机运行。</footer>"


def _name(doc: Document) -> str:
    title = f"《{escape(visible(doc.identity.title))}》" if doc.identity.title else ""
    return f'{title}<span class="soft">{escape(visible(doc.path))}</span>'


def _quote(doc: Document, span: Span) -> str:
    return escape(visible(shortened(doc.quote(span), 160, 40)))


def _pairs(rows: Iterable[tuple[Document, Span, Document, Span, str, int | None]]) -> Iterator[str]:
    yield '<div class="scroll"><table class="two"><tr><th>旧</th><th>新</th></tr>'
    for old, before, new, now, note, number in rows:
        left, right = _differences(old.quote(before), new.quote(now))
        link = f' <a href="#n{number}">全文</a>' if number is not None else ""
        yield (
            f'<tr><td><span class="soft">{place(old.locate(before), old.format)}</span><br>{left}</td>'
            f'<td><span class="soft">{place(new.locate(now), new.format)} · {escape(note)}</span>{link}<br>{right}</td></tr>'
        )
    yield "</table></div>"


def _differences(old: str, new: str) -> tuple[str, str]:
    """Both sides with what differs marked."""
    if old == new or max(len(old), len(new)) > _LONGEST:
        return escape(visible(old)), escape(visible(new))
    left, right = [], []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, now = escape(visible(old[i:j])), escape(visible(new[k:m]))
        left.append(before if kind == "equal" or not before else f"<del>{before}</del>")
        right.append(now if kind == "equal" or not now else f"<ins>{now}</ins>")
    return "".join(left), "".join(right)


def _figures(comparison: Comparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield (
        '<div class="scroll"><table><tr><th>数字</th><th class="n">旧</th><th class="n">新</th>'
        "<th>情况</th><th>位置</th></tr>"
    )
    for figure in sorted(comparison.figures, key=lambda f: (not f.suspect, not f.changed, f.new)):
        state = (
            '<span class="warn">未变，同句其他数字变了，请核对</span>' if figure.suspect
            else "变化" if figure.changed else '<span class="soft">未变</span>'
        )  # fmt: skip
        where = f"{place(old.locate(figure.old), old.format)} → {place(new.locate(figure.new), new.format)}"
        yield (
            f'<tr><td>{escape(visible(figure.head)) or "（未写明）"}</td><td class="n">{escape(value(figure, figure.old_value))}</td>'
            f'<td class="n">{escape(value(figure, figure.new_value))}</td><td>{state}</td><td class="soft">{where}</td></tr>'
        )
    yield "</table></div>"


def _whole(label: str, doc: Document, places: Iterable[tuple[Span, int]], own: str, other: str) -> str:
    """A report in full, passages as links to the other side."""
    pieces = [f"<h3>{label}：{escape(visible(doc.path))}</h3>"]
    done = 0
    for span, number in sorted(places):
        start = max(span.start, done)
        if start >= span.end:
            continue
        pieces.append(escape(doc.text[done:start]))
        pieces.append(
            f'<mark id="{own}{number}"><a href="#{other}{number}" style="color:inherit;text-decoration:none">'
            f"{escape(doc.text[start : span.end])}</a></mark>"
        )
        done = span.end
    pieces.append(escape(doc.text[done:]))
    return f"<div>{''.join(pieces)}</div>"
