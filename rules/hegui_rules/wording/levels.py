"""Words that an issuer of one level does not use for itself: the table, and what its blanks are filled with."""

from __future__ import annotations

import re
from typing import NamedTuple

from hegui.api import Document, Table
from hegui.api.knowledge import Cells, Cue, split
from hegui.api.language import Worded
from hegui_rules.knowledge import path_of
from hegui_rules.wording.tables import Condition, condition

_COUNTIES = "县区市旗"
"""Kinds of places of the level of a county."""

STANDINGS = frozenset(
    (
        *"省市县乡镇",
        "街道",
        "部门",
        *(f"{relation}{kind}" for relation in ("县:", "属") for kind in _COUNTIES),
    )
)
"""What ``standing`` may say: a level, a level with its kind (县:区), the kind of the place above (属区)."""

_TAIL = Worded("(街道|[省市县区旗乡镇])<seat-of-power>?$")
_ABOVE = re.compile(
    r"(?<!自治)(?<!开发)(?<!高新)(?<![新园矿库])([县区市旗])[^省市县区旗]{2,8}(?:[镇乡]|街道|办事处|人民政府|委员会)*$"
)
_OF_CITY, _OF_COUNTY = (
    re.compile(
        rf"(?:(?<![\u4e00-\u9fff])|(?<=[在由经向对按据]))[{unit}](?:委|政府|人民政府|长(?!期))|[全我]{unit}"
    )
    for unit in "市县"
)
_TOWN = re.compile(r"([^省市县区旗州盟]{2,6}?)(街道|[乡镇])(?:人民政府|党委|党工委|办事处|委员会)*$")
_UNITS = ("乡", "镇", "街道")
_BLANK = re.compile(r"\{(\w+)\}")
_BLANKS = frozenset(("issuer", "level", "self", "whole", "rule"))
_BODY = {"乡": "乡镇人民政府", "镇": "乡镇人民政府", "街道": "街道办事处", "县": "县级人民政府"}


class LevelWord(NamedTuple):
    """A row of levels.tsv.

    Attributes:
        levels: standings of issuers that the word does not fit.
        before, after: what must, or with ``!`` must not, stand right before and after, within the sentence.
        clause: the same for the whole sentence.
        says: what is wrong; ``{issuer}`` and ``{level}`` are filled in.
        right: what to write; ``{self}`` 我镇, ``{whole}`` 全镇, ``{rule}`` 依法治镇; may be empty.
    """

    id: str
    word: str
    levels: frozenset[str]
    before: Condition
    after: Condition
    clause: Condition
    says: str
    right: str
    sources: tuple[str, ...]
    sure: bool


def _entry(row: Cells) -> LevelWord:
    levels = frozenset(split(row["levels"]))
    if not levels or not levels <= STANDINGS:
        raise ValueError(f"levels 应取自 {'、'.join(sorted(STANDINGS))}")
    if not row["word"] or not row["says"]:
        raise ValueError("word 和 says 不能为空")
    unknown = set(_BLANK.findall(row["says"] + row["right"])) - _BLANKS
    if unknown:
        raise ValueError(f"不认识的空位 {'、'.join(sorted(unknown))}")
    return LevelWord(
        row["id"], row["word"], levels, condition(row["before"]), condition(row["after"]), condition(row["clause"]),
        row["says"], row["right"], split(row["source"]), row["confidence"] == "high",
    )  # fmt: skip


LEVEL_WORDS: Table[LevelWord] = Table(
    "levels",
    title="与报告单位层级不符的用词",
    path=path_of("levels.tsv"),
    columns=("word", "levels", "before", "after", "clause", "says", "right"),
    entry=_entry,
    words=lambda row: (Cue(row["word"], ends=not row["after"]),),
)


def kind_of_place(doc: Document, issuer: str) -> str:
    """How the issuer calls itself: 我[镇]; a county may be a 县, 区, 市 or 旗, a department is a 单位."""
    level = doc.identity.level
    tail = _TAIL.of(doc).search(issuer)
    if level == "部门":
        return "单位"
    if level in ("县", "市", "省"):
        return tail[1] if tail and tail[1] in "省市县区旗" else level
    return level


def standing(doc: Document) -> frozenset[str]:
    """What the issuer is, as ``levels`` of a row may name it; empty when its level is unknown."""
    issuer, level = doc.identity.issuer, doc.identity.level
    if not level:
        return frozenset()
    found = {level}
    if level == "县" and (own := _TAIL.of(doc).search(issuer)):
        found.add(f"县:{own[1]}")
    elif level in ("乡", "镇", "街道"):
        signature = doc.quote(doc.identity.signature_span) if doc.identity.signature_span else ""
        above = _ABOVE.search(issuer) or _ABOVE.search(signature.strip())
        # 江南市云台乡 may leave out the county between: then the report speaks of its 县委 as often as of a 市委.
        if above and not (above[1] == "市" and _speaks_of_county(doc)):
            found.add(f"属{above[1]}")
    return frozenset(found)


def _speaks_of_county(doc: Document) -> bool:
    return len(_OF_COUNTY.findall(doc.body)) > max(1, len(_OF_CITY.findall(doc.body)))


def turned_names(doc: Document) -> tuple[str, ...]:
    """The issuer's place with another unit: 临溪乡, 临溪街道 for 临溪镇; empty above that level."""
    match = _TOWN.search(doc.identity.issuer) if doc.identity.level in _UNITS else None
    return tuple(match[1] + unit for unit in _UNITS if unit != match[2]) if match else ()


def filled(sentence: str, doc: Document) -> str:
    """``sentence`` with its blanks filled for the issuer of ``doc``."""
    identity = doc.identity
    kind = kind_of_place(doc, identity.issuer)
    values = {
        "issuer": f"“{identity.issuer.split()[-1]}”" if identity.issuer else f"的层级（{identity.level}）",
        "level": _BODY.get(identity.level, identity.level),
        "self": f"我{kind}",
        "whole": f"全{kind}",
        "rule": "法治政府建设" if identity.level == "街道" else f"依法治{kind}",
    }
    return _BLANK.sub(lambda match: values[match[1]], sentence)
