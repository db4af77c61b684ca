"""What the rules rest on: laws, standards, usage, and the sources that rows of the knowledge tables name."""

from __future__ import annotations

from functools import cache

from hegui.api import Basis
from hegui.api.text import rows
from hegui_rules.knowledge import path_of

HANDLING = Basis("《党政机关公文处理工作条例》")
"""Official documents are true, accurate and well drafted."""
INSPECTION = Basis("《法治政府建设与责任落实督察工作规定》")
"""What an annual report contains, when and to whom it goes."""
DUTIES = Basis("《党政主要负责人履行推进法治建设第一责任人职责规定》")
LANGUAGE = Basis("《中华人民共和国国家通用语言文字法》")
PRIVACY = Basis("《中华人民共和国个人信息保护法》")
DISCLOSURE = Basis("《中华人民共和国政府信息公开条例》")
SECRECY = Basis("《中华人民共和国保守国家秘密法》")
MINORS = Basis("《中华人民共和国未成年人保护法》")

FORMAT = Basis("《党政机关公文格式》（GB/T 9704-2012）", strength="国标")
"""The order of the levels 一、 （一） 1. （1）, dates, document numbers."""
PUNCTUATION = Basis("《标点符号用法》（GB/T 15834-2011）", strength="国标")
NUMERALS = Basis("《出版物上数字用法》（GB/T 15835-2011）", strength="国标")

USAGE = Basis("公文写作惯例", strength="惯例")
RELEASE_USAGE = Basis("公文定稿发布惯例", strength="惯例")
FIGURE_USAGE = Basis("公文数字表述惯例", strength="惯例")


@cache
def _sources() -> dict[str, Basis]:
    return {row["key"]: Basis(row["title"], strength=row["strength"]) for row in rows(path_of("sources.tsv"))}


def bases(sources: tuple[str, ...]) -> tuple[Basis, ...] | None:
    """What the sources of a row come to as bases; ``None`` when none is in the table (rows that a user added)."""
    return tuple(_sources()[key] for key in sources if key in _sources()) or None
