"""What all pages share: one file that needs nothing else, readable on a telephone, on paper and in the dark."""

from __future__ import annotations

from html import escape

from hegui.reporting.plain import writable

_STYLE = """
:root{--ink:#1d2430;--soft:#5c6675;--paper:#fff;--line:#dde2ea;--band:#f5f7fa;--accent:#2457a6;
--good:#1b7f4b;--warn:#8a5a00;--bad:#b3261e;--mark:#fff1b8;--mark2:#ffd9d6}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--soft:#a3adba;--paper:#14181f;--line:#2d3542;--band:#1c222c;
--accent:#8ab4f8;--good:#6fcf97;--warn:#f2c94c;--bad:#ff8a80;--mark:#5a4a10;--mark2:#5c2320}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:1180px;margin:0 auto;padding:24px 20px 60px}
h1{font-size:1.5rem;line-height:1.4;margin:.2em 0 .4em}
h2{font-size:1.15rem;margin:2em 0 .6em;padding-bottom:.3em;border-bottom:2px solid var(--line)}
p{margin:.5em 0}.soft{color:var(--soft)}.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
a{color:var(--accent)}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{border-bottom:1px solid var(--line);padding:.45em .6em;text-align:left;vertical-align:top}
th{background:var(--band);font-weight:600;position:sticky;top:0}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto}
.cards{display:flex;flex-wrap:wrap;gap:12px;margin:1em 0}
.card{flex:1 1 150px;background:var(--band);border-radius:8px;padding:12px 16px}
.card b{display:block;font-size:1.6rem;line-height:1.3}
mark{background:var(--mark);color:inherit;border-radius:3px;padding:0 1px}
footer{margin-top:3em;color:var(--soft);font-size:.85rem}
@media print{main{max-width:none}th{position:static}}
"""


def page(title: str, body: str, style: str = "", script: str = "") -> str:
    """A whole page.

    Args:
        title: plain words.
        body: HTML; words of documents in it are escaped by whoever put them there.
        style, script: what this page needs beyond the common style.
    """
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{escape(title)}</title><style>{_STYLE}{style}</style>"
    )
    end = f"<script>{script}</script>" if script else ""
    return writable(
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}</head>\n<body><main>\n{body}\n</main>{end}</body></html>\n'
    )


def card(number: object, words: str, look: str = "") -> str:
    """A number people should see first."""
    return f'<div class="card"><b class="{look}">{escape(str(number))}</b>{escape(words)}</div>'
