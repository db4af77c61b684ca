"""A rule's page as Markdown, for ``hegui explain`` and for ``docs/rules``.

``python -m hegui.docs`` writes the pages of the built-in rules; with ``--check`` it only says which are out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hegui.api import FAMILIES, Rule
from hegui.checking.engine_codes import ENGINE_CODES, EngineCode

FOLDER = Path("docs/rules")
PROFILE_TITLES = {"statutory": "法定", "recommended": "推荐", "style": "风格"}
STATUS_TITLES = {"preview": "试用", "stable": "稳定", "deprecated": "弃用"}
SETTING_TITLES = {
    "kind": "种类", "level": "层级", "year": "年度", "published": "公开日期", "format": "格式", "path": "文件名",
    "options": "选项", "layout": "版式",
}  # fmt: skip


def page(rule: Rule | EngineCode) -> str:
    """The page of a rule or an engine code, as Markdown; ⟦⟧ marks what an example is about."""
    lines = engine_page(rule) if isinstance(rule, EngineCode) else rule_page(rule)
    return "\n".join(lines).rstrip("\n") + "\n"


def engine_page(entry: EngineCode) -> Iterator[str]:
    """The lines of an engine code's page."""
    yield from (f"# {entry.code} {entry.title}", "")
    yield from (f"`{entry.name}` · {entry.severity.title} · 引擎代码，不可关闭，不可屏蔽", "")
    yield from (f"{entry.rationale}。", "", "## 怎么办", "", f"{entry.remedy}。")


def rule_page(rule: Rule) -> Iterator[str]:
    """The lines of a rule's page."""
    yield from (f"# {rule.code} {rule.title}", "")
    yield from (" · ".join(facts(rule)), "", rule.rationale, "")
    if rule.yields_to:
        yield from (f"同一处已由 {'、'.join(rule.yields_to)} 报出时，不再报。", "")
    yield from ("## 依据", "")
    for basis in rule.basis:
        yield f"- {basis}"
    for heading, examples in (("会报出", rule.bad), ("不会报出", rule.good)):
        yield from ("", f"## {heading}", "")
        for example in examples:
            yield from _example(example.text, example.settings)
    if rule.options:
        yield from ("## 选项", "", "| 名称 | 默认 | 说明 |", "|---|---|---|")
        for option in rule.options:
            yield f"| `{option.name}` | `{toml(option.default)}` | {option.help} |"
        yield ""
    else:
        yield ""
    yield from ("## 如何设置", "", "```toml", f"[rules.{rule.name}]")
    yield f'severity = "{rule.severity.word}"  # 或 enabled = false'
    for option in rule.options:
        yield f"{option.name} = {toml(option.default)}"
    yield from ("```", "", "## 如何屏蔽", "", "在所在段落内或上一行写明理由：", "")
    yield from ("```html", f"<!-- hegui-disable {rule.code}: 理由 -->", "```", "")
    yield from ("docx、pdf 在同一文件夹放“文件名.hegui.toml”：", "")
    yield from (
        "```toml",
        "[[suppress]]",
        f'code = "{rule.code}"',
        'quote = "原文"',
        'reason = "理由"',
        "```",
    )


def facts(rule: Rule) -> list[str]:
    """What there is to say about a rule in a few words each."""
    said = [
        f"`{rule.name}`",
        rule.severity.title,
        f"{FAMILIES[rule.family]}类",
        f"配置档 {rule.profile}（{PROFILE_TITLES[rule.profile]}）",
        STATUS_TITLES[rule.status],
        f"始于 {rule.since}",
    ]
    if rule.official_profile:
        said.append(f"正式公文自配置档 {rule.official_profile}（{PROFILE_TITLES[rule.official_profile]}）起")
    if rule.formats:
        said.append(f"只用于 {'、'.join(rule.formats)}")
    if rule.kinds:
        said.append(f"适用于 {'、'.join(rule.kinds)}")
    return said


def settings_words(settings: Mapping[str, Any]) -> str:
    """The settings of an example in words; ``""`` when there are none."""
    return "，".join(f"{SETTING_TITLES.get(key, key)}：{value}" for key, value in settings.items())


def _example(text: str, settings: Mapping[str, Any]) -> Iterator[str]:
    words = settings_words(settings)
    if words:
        yield from (f"（{words}）", "")
    fence = "```" if "```" not in text else "````"
    yield from (f"{fence}text", text, fence, "")


def toml(value: Any) -> str:
    """``value`` as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(v) for v in value) + "]"
    return str(value)


def index(rules: Iterable[Rule]) -> str:
    """The list of all rules as a Markdown page."""
    lines = ["# 规则", "", "| 编号 | 名称 | 标题 | 级别 | 配置档 | 状态 |", "|---|---|---|---|---|---|"]
    for rule in rules:
        lines.append(
            f"| [{rule.code}]({rule.code}.md) | `{rule.name}` | {rule.title} | {rule.severity.title} "
            f"| {rule.profile} | {STATUS_TITLES[rule.status]} |"
        )
    lines += ["", "## 引擎代码", "", "| 编号 | 名称 | 标题 | 级别 |", "|---|---|---|---|"]
    for entry in ENGINE_CODES.values():
        lines.append(
            f"| [{entry.code}]({entry.code}.md) | `{entry.name}` | {entry.title} | {entry.severity.title} |"
        )
    return "\n".join(lines) + "\n"


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """Every file of ``docs/rules``, by name."""
    from hegui import corrections  # `hegui explain` does without

    rules = list(rules)
    entries: list[Rule | EngineCode] = [*rules, *ENGINE_CODES.values()]
    fixes = {"fixes.md": corrections.page(rules)} if any(rule.repairs for rule in rules) else {}
    return {"README.md": index(rules), **fixes, **{f"{entry.code}.md": page(entry) for entry in entries}}


def main(arguments: list[str], folder: Path = FOLDER) -> int:
    """Write the pages, or with ``--check`` compare them. 1 when they are out of date."""
    from hegui.running.engine import engine
    from hegui.running.settings import Settings

    built_in = [r for r in engine(Settings()).rules.values() if r.origin in ("builtin", "")]
    wanted = pages(built_in)
    there = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")} if folder.is_dir() else {}
    stale = sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))
    if "--check" in arguments:
        for name in stale:
            print(f"{(folder / name).as_posix()} 已过时；请运行 python -m hegui.docs")
        return int(bool(stale))
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (folder / name).write_text(wanted[name], "utf-8")
        else:
            (folder / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
