"""A checklist for a kind of report that nobody has described yet, from one report of it: something to go on from."""

from __future__ import annotations

import re

from hegui.document import Document
from hegui.facts.parts import main_sections
from hegui.text.views import squeezed

_YEAR = re.compile("(?:20[0-9]{2}|[二2][〇零○0][一二三四五六七八九〇零○0-9]{2})年?度?")
_DID = "全年开展工作12次，办理事项36件，完成任务8项，有关情况已经公布。"


def scaffold(doc: Document, kind: str) -> str:
    """The text of the TOML file: signs, one part and one element for each main heading, with examples that run.

    Args:
        kind: lower-case words joined by hyphens.
    """
    title = _title(doc)
    headings = [squeezed(doc.quote(s.heading.title)) for s in main_sections(doc)] or [
        "工作情况",
        "存在的问题",
    ]
    lines = [
        f"# {title}：由 hegui checklist new 据一份例文生成。逐处核对：标志够不够，要素该不该有，说明写得清不清楚。",
        f'kind = "{kind}"', f"title = {_quoted(title)}", "version = 1", "annual = true", "",
        "[recognise]",
        "# 标题 60，每个标题各 10，合计到 needed 即认作这种报告；另一种报告也有的标题，请删去。",
        "needed = 60",
        f"titles = [{{ weight = 60, words = {_literal(re.escape(title))} }}]",
        "headings = [", *(f"  {{ weight = 10, words = {_literal(re.escape(h))} }}," for h in headings), "]", "",
    ]  # fmt: skip
    for number, heading in enumerate(headings, 1):
        lines += ["[[part]]", f'id = "part-{number}"', f"headings = [{_literal(re.escape(heading))}]", ""]
    for number in range(1, len(headings) + 1):
        lines += _element(title, headings, number)
    return "\n".join(lines)


def _title(doc: Document) -> str:
    """The title without the office and the year."""
    words = squeezed(doc.identity.title)
    for name in (doc.identity.issuer, doc.identity.issuer.removesuffix("人民政府")):
        words = words.replace(name, "") if name else words
    words = _YEAR.sub("", words).strip("关于的 ")
    return words or "工作报告"


def _element(title: str, headings: list[str], number: int) -> list[str]:
    heading = headings[number - 1]
    return [
        "[[element]]", f'id = "part-{number}"', f"title = {_quoted(heading)}", f'code = "C{900 + number}"',
        f'name = "part-{number}"', 'severity_missing = "warning"', 'severity_weak = "info"',
        'basis = [{ document = "本单位写作要求", strength = "惯例" }]', f"rationale = {_quoted(f'{heading}是这种报告应有的一部分。')}",
        "[[element.condition]]", 'type = "part"', f'part = "part-{number}"', "characters = 10",
        f"say.missing = {_quoted(f'没有写{heading}')}", f"say.mention = {_quoted(f'{heading}只有一句带过')}",
        f"say.empty = {_quoted(f'“{heading}”部分几乎没有内容')}",
        "[[element.bad]]", f"text = '''\n{_report(title, headings, number)}'''",
        "[[element.good]]", f"text = '''\n{_report(title, headings, 0)}'''", "",
    ]  # fmt: skip


def _report(title: str, headings: list[str], left_out: int) -> str:
    """A report of nothing but headings and one sentence each."""
    first = f"青禾县临溪镇2024年{title}"
    kept = [h for n, h in enumerate(headings, 1) if n != left_out]
    numerals = "一二三四五六七八九十"
    body = "".join(f"{numerals[n % 10]}、{h}\n{_DID}\n" for n, h in enumerate(kept))
    return f"{f'⟦{first}⟧' if left_out else first}\n{body}"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _literal(words: str) -> str:
    """A regular expression as TOML has it literally."""
    return f"'{words}'" if "'" not in words else _quoted(words)
