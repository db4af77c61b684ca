"""``hegui survey`` as one page: charts, matrix, passages. Of a large collection it shows the reports with most to mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from hegui.comparing.wording import percent
from hegui.reporting.html import card, page
from hegui.reporting.layout import shortened
from hegui.reporting.plain import visible
from hegui.surveying import overview
from hegui.surveying.as_terminal import summary
from hegui.surveying.store import Store

_MOST = 200
_STATUS = {
    "met": ("✓", "齐备"),
    "weak": ("△", "薄弱"),
    "missing": ("✗", "缺失"),
    "not-applicable": ("–", "不适用"),
}
_STYLE = """
.bar{display:flex;height:1.3em;border-radius:4px;overflow:hidden;background:var(--band);min-width:8em}
@media(max-width:600px){.bar{min-width:4em}}
.bar i{display:block;height:100%}
.b-met{background:#58b07f}.b-weak{background:#e8b84a}.b-missing{background:#d9655c}.b-other{background:var(--line)}
.b-error{background:#d9655c}.b-warning{background:#e8b84a}.b-info{background:#7fa8dc}
.key{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:.85rem;color:var(--soft)}
.key i{display:inline-block;width:.9em;height:.9em;border-radius:3px;margin-right:.35em;vertical-align:-1px}
td.s{text-align:center}.s-met{color:var(--good)}.s-weak{color:var(--warn)}.s-missing{color:var(--bad);font-weight:700}
.s-not-applicable{color:var(--soft)}
.matrix th{writing-mode:vertical-rl;vertical-align:bottom;height:11em;max-height:16em;font-size:.8rem}
.matrix th:first-child{writing-mode:horizontal-tb;vertical-align:bottom}
.matrix td:first-child{min-width:15em;overflow-wrap:anywhere}
.words{overflow-wrap:anywhere}
"""


def render(store: Store) -> str:
    """The page."""
    return page("报告汇总", "\n".join(_body(store)), _STYLE)


def _body(store: Store) -> Iterator[str]:
    counts = overview.totals(store)
    yield "<h1>报告汇总</h1>"
    yield '<div class="cards">'
    yield card(counts.reports, "份报告" + (f"（{counts.failed}份未能检查）" if counts.failed else ""))
    yield card(counts.missing, "项要素缺失", "bad" if counts.missing else "good")
    yield card(counts.errors, "处错误", "bad" if counts.errors else "good")
    yield card(counts.warnings, "处警告", "warn" if counts.warnings else "good")
    yield card(counts.passages, "段报告之间相同的文字", "warn" if counts.passages else "good")
    yield f'</div><p class="soft">{escape(summary(counts))}</p>'
    elements = overview.elements(store)
    if elements:
        yield "<h2>必备要素</h2>"
        yield _key([("b-met", "齐备"), ("b-weak", "薄弱"), ("b-missing", "缺失"), ("b-other", "不适用")])
        rows = [
            (e.title, [("b-met", e.met), ("b-weak", e.weak), ("b-missing", e.missing), ("b-other", e.other)])
            for e in elements
        ]
        yield from _bars(rows, whole=True)
    families = overview.families(store)
    if families:
        yield "<h2>问题类别</h2>"
        yield _key([("b-error", "错误"), ("b-warning", "警告"), ("b-info", "提示")])
        yield from _bars(
            [
                (f"{f[0]} {f[1]}", [("b-error", f[2]), ("b-warning", f[3]), ("b-info", f[4])])
                for f in families
            ],
            whole=False,
        )
    yield from _matrix(store, elements)
    yield from _answers(store)
    yield from _duplicates(store)
    yield from _copies(store)
    yield from _outliers(store)
    if failures := overview.failures(store):
        yield "<h2>未能检查的文件</h2><ul>"
        yield from (f"<li>{escape(visible(message))}</li>" for _, message in failures)
        yield "</ul>"
    yield "<footer>由 hegui survey 生成，只在本机运行。</footer>"


def _key(entries: Sequence[tuple[str, str]]) -> str:
    return (
        '<p class="key">' + "".join(f'<span><i class="{c}"></i>{word}</span>' for c, word in entries) + "</p>"
    )


def _bars(rows: Iterable[tuple[str, Sequence[tuple[str, int]]]], whole: bool) -> Iterator[str]:
    """Stacked bars; ``whole``: each as long as the others, else as long as its sum."""
    rows = list(rows)
    longest = max((sum(n for _, n in parts) for _, parts in rows), default=1) or 1
    yield '<div class="scroll"><table>'
    for title, parts in rows:
        total = (sum(n for _, n in parts) or 1) if whole else longest
        bar = "".join(
            f'<i class="{look}" style="width:{n / total * 100:.2f}%" title="{n}"></i>'
            for look, n in parts
            if n
        )
        numbers = " / ".join(str(n) for _, n in parts)
        yield f'<tr><td>{escape(title)}</td><td style="width:45%"><div class="bar">{bar}</div></td><td class="n">{numbers}</td></tr>'
    yield "</table></div>"


def _matrix(store: Store, elements: Sequence[overview.ElementCount]) -> Iterator[str]:
    ranked = overview.ranking(store, _MOST)
    if not ranked:
        return
    yield "<h2>报告与要素</h2>"
    total = int(store.value("SELECT count(*) FROM documents WHERE status = 'checked'"))
    if total > len(ranked):
        yield f'<p class="soft">需要先改的 {len(ranked)} 份；全部 {total} 份见工作簿（--report xlsx=文件）。</p>'
    yield '<div class="scroll"><table class="matrix"><tr><th>文件</th>'
    yield "".join(f"<th>{escape(e.title)}</th>" for e in elements)
    yield "<th>错误</th><th>警告</th><th>与他人相同</th></tr>"
    statuses: dict[str, dict[str, str]] = {}
    paths = [s.path for s in ranked]
    for path, id_, status in store.rows(
        "SELECT path, id, status FROM checklist WHERE path IN (SELECT unnest(?::VARCHAR[]))", [paths]
    ):
        statuses.setdefault(path, {})[id_] = status
    for standing in ranked:
        cells = []
        for element in elements:
            status = statuses.get(standing.path, {}).get(element.id, "")
            sign, word = _STATUS.get(status, ("", ""))
            cells.append(f'<td class="s s-{status}" title="{word}">{sign}</td>')
        title = (
            f'<br><span class="soft">{escape(visible(shortened(standing.title, 40)))}</span>'
            if standing.title
            else ""
        )
        yield (
            f"<tr><td>{escape(visible(standing.path))}{title}</td>{''.join(cells)}"
            f'<td class="n">{standing.errors or "–"}</td><td class="n">{standing.warnings or "–"}</td>'
            f'<td class="n">{percent(standing.copied)}</td></tr>'
        )
    yield "</table></div>"


def _answers(store: Store) -> Iterator[str]:
    lost = overview.unanswered(store)
    if not lost:
        return
    yield "<h2>下一步安排没有回应的问题</h2>"
    yield '<div class="scroll"><table class="words"><tr><th>文件</th><th>查摆的问题</th></tr>'
    for path, problem in lost:
        yield (
            f'<tr><td class="soft">{escape(visible(path))}</td><td>{escape(visible(shortened(problem, 140)))}</td></tr>'
        )
    yield "</table></div>"


def _duplicates(store: Store) -> Iterator[str]:
    doubles = overview.duplicates(store)
    if not doubles:
        return
    yield "<h2>文字完全相同的文件</h2><ul>"
    yield from (f"<li>{escape(visible('、'.join(paths)))}</li>" for paths in doubles[:_MOST])
    yield "</ul>"


def _copies(store: Store) -> Iterator[str]:
    shared = overview.copies(store, 60)
    if not shared:
        return
    yield "<h2>报告之间相同的文字</h2>"
    yield '<div class="scroll"><table class="words"><tr><th>一份</th><th>另一份</th><th class="n">字数</th></tr>'
    for copy in shared:
        yield (
            f'<tr><td><span class="soft">{escape(visible(copy.path))}</span><br>{escape(visible(shortened(copy.quote, 140, 30)))}</td>'
            f'<td><span class="soft">{escape(visible(copy.other_path))} · {percent(copy.similarity)}相同</span><br>'
            f'{escape(visible(shortened(copy.other_quote, 140, 30)))}</td><td class="n">{copy.letters}</td></tr>'
        )
    yield "</table></div>"


def _outliers(store: Store) -> Iterator[str]:
    strange = overview.outliers(store)
    if not strange:
        return
    yield '<h2>与众不同的报告</h2><div class="scroll"><table><tr><th>文件</th><th>项目</th><th class="n">数值</th><th class="n">一般为</th></tr>'
    for outlier in strange:
        values = [
            percent(v) if outlier.measure == "copied" else f"{v:g}" for v in (outlier.value, outlier.median)
        ]
        yield (
            f"<tr><td>{escape(visible(outlier.path))}</td><td>{escape(overview.MEASURES[outlier.measure])}</td>"
            f'<td class="n">{values[0]}</td><td class="n">{values[1]}</td></tr>'
        )
    yield "</table></div>"
