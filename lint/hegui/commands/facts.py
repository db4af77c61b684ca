"""``hegui facts``: what was understood, for rule authors and doubters."""

from __future__ import annotations

import json
from typing import Any

import click

from hegui.commands.localised import Command, OneOf, Year
from hegui.commands.shared import configured, for_programs, read_one
from hegui.document import LEVELS, Clue, Document, Identity
from hegui.reporting.visible import visible, writable
from hegui.running.engine import engine


@click.command("facts", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", metavar="文件")
@click.option("--format", "format_", type=OneOf("text", "json"), default="text", help="默认 text")
@click.option("--kind", metavar="种类", help="报告种类；默认自动识别")
@click.option("--level", type=OneOf(*LEVELS), help="发文机关层级")
@click.option("--year", type=Year(), help="报告年度")
@click.option("--config", "config_file", metavar="文件", help="配置文件")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
def command(
    file: str,
    format_: str,
    kind: str | None,
    level: str | None,
    year: int | None,
    config_file: str | None,
    isolated: bool,
) -> None:
    """查看从报告里读出的内容：身份、章节、数量、日期、引用的文件。"""
    stated = {"kind": kind, "level": level, "year": year}
    settings = configured(config_file, isolated, **{k: v for k, v in stated.items() if v is not None})
    data = as_data(read_one(file, engine(settings), settings))
    for_programs(format_)
    if format_ == "json":
        click.echo(writable(json.dumps(data, ensure_ascii=False, indent=2)))
    else:
        click.echo("\n".join(map(visible, _lines(data))))


def as_data(document: Document) -> dict[str, Any]:
    """What was extracted, as JSON shows it."""
    from hegui.facts import as_data as facts_data

    return {
        "path": document.path,
        "format": document.format,
        "sha256": document.sha256,
        "identity": identity_data(document.identity),
        "clues": [clue_data(clue) for clue in document.identity.clues if clue.weight],
        "sections": [
            {
                "start": section.span.start,
                "end": section.span.end,
                "level": section.level,
                "number": section.heading.number,
                "style": section.heading.style,
                "title": document.quote(section.heading.title),
            }
            for section in document.sections
        ],
        **facts_data(document),
    }


def identity_data(identity: Identity) -> dict[str, Any]:
    """Who reports about what."""
    return {
        "kind": identity.kind,
        "title": identity.title,
        "issuer": identity.issuer,
        "level": identity.level,
        "year": identity.year,
        "published": identity.published.isoformat() if identity.published else None,
        "signed": identity.signed.isoformat() if identity.signed else None,
        "doubtful": identity.doubtful,
    }


def clue_data(clue: Clue) -> dict[str, Any]:
    """What speaks for an answer: where it was found, and how much it weighs."""
    return {
        "about": clue.about,
        "value": clue.value,
        "source": clue.source,
        "weight": clue.weight,
        "start": clue.span.start if clue.span else None,
        "end": clue.span.end if clue.span else None,
    }


_TITLES = {"quantities": "数量", "dates": "日期", "citations": "引用的文件"}
_IDENTITY = {
    "kind": "种类", "title": "标题", "issuer": "发文机关", "level": "层级", "year": "年度", "published": "公开日期",
    "signed": "成文日期",
}  # fmt: skip


def _lines(data: dict[str, Any]) -> list[str]:
    lines = [f"{title}：{data['identity'][key] or '未识别'}" for key, title in _IDENTITY.items()]
    if data["identity"]["doubtful"]:
        lines[0] += "（依据不多）"
    lines += ["", f"依据（{len(data['clues'])}）", *map(_clue, data["clues"])]
    lines += ["", f"章节（{len(data['sections'])}）"]
    lines += ["  " * s["level"] + s["title"] for s in data["sections"]]
    for key, title in _TITLES.items():
        rows = data.get(key, [])
        lines += ["", f"{title}（{len(rows)}）"]
        for row in rows:
            rest = "，".join(
                f"{k}={v}"
                for k, v in row.items()
                if k not in ("start", "end", "surface", "quote") and v not in (None, "", [])
            )
            lines.append(
                f"  {row.get('start')}  {row.get('surface') or row.get('quote') or ''}  {rest}".rstrip()
            )
    return lines


def _clue(clue: dict[str, Any]) -> str:
    return f"  {_IDENTITY[clue['about']]}  {clue['value']}  {clue['weight']:+}  {clue['source']}"
