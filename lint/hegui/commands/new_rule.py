"""``hegui new-rule``: a rule file that runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import click

from hegui.api import FAMILIES
from hegui.commands.localised import Command
from hegui.commands.shared import write_atomically
from hegui.errors import UsageError
from hegui.running.engine import engine
from hegui.running.settings import Settings

_CODE = re.compile(r"[A-Z][0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

TEMPLATE = '''\
"""<code>: say in one line what is wrong, and when the rule stays silent."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Basis, Document, Finding, Good, Options, Severity, rule
from hegui.api.language import Pattern, find

# Words that do the same are a class (a row of classes.tsv), never a list here: Pattern("<prevent> … ⟦<not>⟧ …{0,4} <relapse>").
# The notation stands in hegui.matching.pattern. Numbers, dates, persons, relations: ask hegui.api.facts, cut nothing by hand.
_WORDING = Pattern("⟦待改的写法⟧")


@rule(
    code="<code>",
    name="<name>",
    title="待改的标题",
    severity=Severity.INFO,
    status="preview",
    profile="recommended",
    basis=Basis("公文写作惯例", strength="惯例"),
    rationale="为什么这样写不妥，一两句话。",
    bad=(
        Bad("青禾县采用了⟦待改的写法⟧。", says="建议的写法"),
        Bad("一、主要工作\\n临溪镇的⟦待改的写法⟧，云岭乡的⟦待改的写法⟧。"),
    ),
    good=(
        Good("青禾县采用了建议的写法。"),
        Good("看起来相像而没有错的句子：待改进的写法。"),
    ),
)
def <function>(doc: Document, options: Options) -> Iterator[Finding]:
    """Report every place where the wording is met."""
    for match in find(doc, _WORDING):
        yield Finding(match.at, f"“{doc.quote(match.at)}”不妥", suggestion="改为“建议的写法”")
'''

PAIRS = """\
# 一行一句：- 有错，⟦⟧ 标出应报之处；+ 没有错；? 有错而还报不出。\\n 是换行，@ year=2024 level=镇 管下面各行。
# 先写 +：最像错而没有错的句子。再写 -：换动词、换量词、换位置、换标点各一句；同类的词超过五个，应是词类里的一行。
+ 临溪镇提出改进写法的意见3条。
+ 云岭乡列出待改的地方，写法已经统一。
- 全年印发通知5份，其中2份仍用⟦待改的写法⟧。
- 凡用⟦待改的写法⟧的，一律退回重写。
"""

TEST = '''\
"""The examples of <code> and the sentences beside it run as tests: ``pytest <test>``."""

from pathlib import Path

from <module> import <function>
from hegui.testing import run_examples, run_pairs


def test_examples() -> None:
    run_examples(<function>)


def test_pairs() -> None:
    run_pairs(<function>, Path(__file__).with_name("<code>.pairs"))
'''


@click.command("new-rule", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("code", metavar="编号")
@click.argument("name", metavar="名称")
@click.option("--in", "folder", metavar="文件夹", default=".", help="规则所在的文件夹，默认当前文件夹")
def command(code: str, name: str, folder: str) -> None:
    """生成一条新规则的框架，例如 hegui new-rule W950 house-style。"""
    _check(code, name, folder)
    stem = f"{code}_{name.replace('-', '_')}"
    target = Path(folder) / f"{stem}.py"
    if target.exists():
        raise UsageError(f"{target.as_posix()} 已经存在", "请更换编号或名称")
    function = name.replace("-", "_")
    function = f"check_{function}" if function in _RESERVED else function
    pairs = target.with_name(f"{code}.pairs")
    write_atomically(str(target), _filled(TEMPLATE, code=code, name=name, function=function))
    write_atomically(str(pairs), PAIRS)
    click.echo(f"已生成 {target.as_posix()} 和 {pairs.as_posix()}")
    if (Path(folder) / "__init__.py").exists():
        click.echo("1. 所在的包用 rules_in 收集规则时，不必另行登记；例子和 .pairs 随 pytest 运行")
    else:
        test = Path(folder) / f"test_{stem}.py"
        write_atomically(str(test), _filled(TEST, code=code, test=test.name, module=stem, function=function))
        click.echo(f"1. 运行例子：cd {Path(folder).as_posix()} && python -m pytest {test.name}")
    click.echo(f"2. 先在 {pairs.name} 写相像而没有错的句子（+），再写有错的（-），然后才写检查")
    click.echo("3. 同类的词是词类的一行，不是规则里的列表；数、日期、部分、人名问 hegui.api.facts")
    click.echo(f"4. 查看规则页：hegui explain {code}（列入插件之后）；在本仓库运行 python -m hegui.docs")


_RESERVED = frozenset(("import", "class", "from", "in", "is", "not", "rule", "re"))


def _check(code: str, name: str, folder: str) -> None:
    built = engine(Settings())  # plugins may bring families
    families = "、".join(f"{letter} {title}" for letter, title in FAMILIES.items() if letter != "E")
    if not _CODE.fullmatch(code) or code[0] not in FAMILIES or code[0] == "E":
        raise UsageError(f"编号“{code}”应为类别字母加三位数字，如 W950", f"类别有 {families}")
    if not _NAME.fullmatch(name):
        raise UsageError(f"名称“{name}”应为小写英文单词，以连字符相连", "例如 house-style")
    if not Path(folder).is_dir():
        raise UsageError(f"找不到文件夹 {folder}", "请先建好，或用 --in 指定")
    for word in (code, name):
        taken = built.find(word)
        if taken is not None:
            raise UsageError(f"{word} 已由 {taken.code} {taken.name} 使用", "请更换")


def _filled(template: str, **words: str) -> str:
    for key, word in words.items():
        template = template.replace(f"<{key}>", word)
    return template
