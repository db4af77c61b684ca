"""Names that stand in quotation marks, “一网通办”, and what a slip of the pen makes of them there.

The marks say where the name begins and ends, so a name that lost its first or last character, or got another one that
sounds or looks like the right one, is known without looking at the words around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import split
from hegui.api.language import WordClasses, Worded, classes_of, everywhere
from hegui_rules.wording.homophones import alike
from hegui_rules.wording.sounds import coded
from hegui_rules.wording.tables import Formulation, after, before, unquoted, written_on

_QUOTED = re.compile('[“"‘]([^“”"‘’\n]{3,16})[”"’]')
_SHORTEST = 4
"""What is left of a shorter name is a word of its own: “好差评”, “差评”."""

_LONG = 8
"""From this length on a formulation is as good as a name when someone puts it in marks."""

_BRAND = Worded("<brand-field>*+(?:<brand-noun>|[Aa][Pp][Pp])")
"""“一网通”平台: a product may be called what it likes."""

_PUNS = frozenset("码典枫警税廉益企检诉调帮援")
"""Brands play with these: “码上就办”."""

_LED = frozenset("以在把将让同与用从对按由")
"""Prepositions that lead a formulation in; the words behind them are quoted without: 坚持“公开为常态、不公开为例外”."""

_MARKS = re.compile("[、，,·]")


class _Names(NamedTuple):
    """The names of a table without marks: as they are, cut, and by their sound, by their letters in order; with the row each belongs to."""

    right: frozenset[str]
    cut: dict[str, tuple[int, str]]
    sounds: dict[str, list[tuple[int, str]]]
    turned: dict[str, tuple[int, str]]


class SpoiledName(NamedTuple):
    """A name in quotation marks that is not written as it should be.

    Attributes:
        span: between the marks.
        right: the name.
        cut: whether a character is lost, else one is wrong.
    """

    entry: Formulation
    span: Span
    right: str
    cut: bool


def _bare(text: str) -> str:
    return _MARKS.sub("", unquoted(text))


@lru_cache(maxsize=4)
def _names(table: Table[Formulation]) -> _Names:
    said: _Names = table.derived("names", lambda: tuple(_read(table)))  # type: ignore[assignment]
    return _Names(*said)


def _read(table: Table[Formulation]) -> _Names:
    rows: dict[str, tuple[int, str]] = {}
    right: set[str] = set()
    for place, row in enumerate(table.rows):
        right.update(map(_bare, (row["text"], *split(row["similar"]))))
        marked = _QUOTED.findall(row["text"])
        if not marked and len(row["text"]) >= _LONG:
            marked = [row["text"]]
        if len(marked) == 1 and row["confidence"] == "high":
            rows.setdefault(_bare(marked[0]), (place, marked[0]))
    right |= rows.keys()
    cut: dict[str, tuple[int, str]] = {}
    sounds: dict[str, list[tuple[int, str]]] = {}
    for name, whole in rows.items():
        if len(name) >= _SHORTEST and name.replace("+", "").isalpha():
            sounds.setdefault(coded(name), []).append(whole)
            for rest in {name[:-1], name[1:]} - right:
                cut.setdefault(rest, whole)
    turned = {"".join(sorted(name)): whole for name, whole in rows.items() if len(name) >= _SHORTEST}
    return _Names(frozenset(right), cut, sounds, turned)


def spoiled_names(doc: Document, table: Table[Formulation]) -> Iterator[SpoiledName]:
    """Names of the table that stand in quotation marks with their first or last character lost, or one that is wrong."""
    names = _names(table)
    for quoted in everywhere(doc, _QUOTED):
        text = _MARKS.sub("", quoted[1])
        if text in names.right or _BRAND.of(doc).match(doc.body, quoted.end()):
            continue
        meant = names.cut.get(text) or _misspelt(names, text) or _creed(classes_of(doc), names, text)
        if meant is None:
            continue
        entry, span = table.entry(meant[0]), Span(*quoted.span(1))
        if text in names.cut and _beside(doc, span, text, _bare(meant[1])):
            continue
        if (entry.since is None or written_on(doc) >= entry.since) and not in_title(doc, span.start):
            yield SpoiledName(entry, span, meant[1], text in names.cut)


def _beside(doc: Document, span: Span, text: str, name: str) -> bool:
    """Whether what the quoted ``text`` lacks of ``name`` stands just outside the marks, or is no part of a name."""
    if name.endswith(text):
        return name[0] in _LED or before(doc, span.start, 1) == name[0]
    return after(doc, span.end, 1) == name[-1]


def _creed(classes: WordClasses, names: _Names, text: str) -> tuple[int, str] | None:
    """The creed of which one letter is another, whatever its sound: “两个拥护”; not where others have a name of that kind."""
    if text in classes.words("creed-lookalike"):
        return None
    for creed in classes.words("creed-name"):
        differ = [a for a, b in zip(text, creed, strict=False) if a != b]
        if len(text) == len(creed) and len(differ) == 1 and text[:2] == creed[:2]:
            return names.turned.get("".join(sorted(creed)))
    return None


def _misspelt(names: _Names, text: str) -> tuple[int, str] | None:
    """The name that ``text`` is with one character that sounds or looks like the right one."""
    for place, name in names.sounds.get(coded(text), ()):
        wrong = [a for a, b in zip(text, _MARKS.sub("", name), strict=True) if a != b]
        if len(wrong) == 1 and wrong[0] not in _PUNS:
            return place, name
    if len(text) >= _SHORTEST:
        for at, character in enumerate(text):
            for right in alike(character):
                whole = text[:at] + right + text[at + 1 :]
                for place, name in names.sounds.get(coded(whole), ()):
                    if _MARKS.sub("", name) == whole:
                        return place, name
        # 首罚不违: the same letters in another order
        return names.turned.get("".join(sorted(text)))
    return None
