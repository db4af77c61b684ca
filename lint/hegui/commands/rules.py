"""``hegui rules``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from hegui.api import FAMILIES, PROFILES, Rule, Severity
from hegui.checking.engine_codes import ENGINE_CODES, EngineCode
from hegui.commands.localised import Command, OneOf
from hegui.commands.shared import configured, declared
from hegui.docs import STATUS_TITLES
from hegui.running.engine import engine


class _Letter(OneOf):
    """The letter of a family; plugins may bring more of them, so they are loaded first."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        declared()
        self.words = tuple(FAMILIES)
        return super().convert(value, param, ctx)


@click.command("rules", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--format", "format_", type=OneOf("text", "json"), default="text", help="默认 text")
@click.option("--family", type=_Letter(metavar="字母"), help="只列这一类，如 N")
@click.option("--profile", type=OneOf(*PROFILES), help="只列这个配置档运行的规则")
@click.option("--severity", type=OneOf("error", "warning", "info"), help="只列这一级")
@click.option("--status", type=OneOf(*STATUS_TITLES), help="只列这种状态")
@click.option("--config", "config_file", metavar="文件", help="配置文件（自有清单写在其中）")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
def command(
    format_: str,
    family: str | None,
    profile: str | None,
    severity: str | None,
    status: str | None,
    config_file: str | None,
    isolated: bool,
) -> None:
    """列出全部规则。"""
    severities = {s.word for s in Severity} if severity is None else {severity}
    rules = [
        rule
        for rule in engine(configured(config_file, isolated)).rules.values()
        if family in (None, rule.family)
        and rule.profile in PROFILES[: None if profile is None else PROFILES.index(profile) + 1]
        and rule.severity.word in severities
        and status in (None, rule.status)
    ]
    every = family in (None, "E") and profile is None and status in (None, "stable")
    codes = [e for e in ENGINE_CODES.values() if every and e.severity.word in severities]
    if format_ == "json":
        listed = [*map(as_data, rules), *map(engine_data, codes)]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    _show(rules, codes)


def _show(rules: Sequence[Rule], codes: Sequence[EngineCode]) -> None:
    width = max((len(name) for name in (*(r.name for r in rules), *(c.name for c in codes))), default=0)
    for rule in rules:
        trial = f"（{STATUS_TITLES[rule.status]}）" if rule.status != "stable" else ""
        click.echo(
            f"{rule.code}  {rule.severity.title}  {rule.profile:<11}  {rule.name:<{width}}  {rule.title}{trial}"
        )
    for entry in codes:
        click.echo(f"{entry.code}  {entry.severity.title}  {'-':<11}  {entry.name:<{width}}  {entry.title}")
    click.echo(f"\n共 {len(rules)} 条规则；说明见 hegui explain 编号", err=True)


def as_data(rule: Rule) -> dict[str, Any]:
    """A rule as JSON shows it."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "family": FAMILIES[rule.family],
        "severity": rule.severity.word,
        "profile": rule.profile,
        "status": rule.status,
        "since": rule.since,
        "kinds": list(rule.kinds),
        "formats": list(rule.formats),
        "official_profile": rule.official_profile,
        "basis": [basis._asdict() for basis in rule.basis],
        "rationale": rule.rationale,
        "options": [
            {"name": o.name, "type": o.kind.__name__, "default": o.default, "help": o.help}
            for o in rule.options
        ],
        "origin": rule.origin,
    }


def engine_data(entry: EngineCode) -> dict[str, Any]:
    """An engine code as JSON shows it."""
    return {
        "code": entry.code,
        "name": entry.name,
        "title": entry.title,
        "family": FAMILIES["E"],
        "severity": entry.severity.word,
        "rationale": entry.rationale,
        "remedy": entry.remedy,
    }
