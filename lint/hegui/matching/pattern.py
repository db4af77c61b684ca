"""Patterns over word classes: ``<prevent> … <not> … <relapse>``.

The notation; blanks between its parts mean nothing:

==============  =====================================================================================================
``<a>``         a word of class ``a``, the longest there; ``<a|b>`` of either
``防止``        these characters
``…``           up to 12 characters of the same clause, as few as will do; ``…{2,30}`` says how many
``…!<a>``       the same, and no word of class ``a`` begins in it (``…{0,20}!<a>``)
``!<a>``        no word of class ``a`` begins here; ``!(x|y)`` nor x or y
``¬<a>``        no word of class ``a`` ends here
``/``           a mark between clauses of one sentence, or 、
``~``           up to 40 characters of the same sentence, marks included, as few as will do; ``~{0,80}``
``^`` ``$``     the beginning (only at the beginning of the pattern) and the end of a clause
``^^``          the beginning of a sentence, in a pattern over sentences
``(x|y)``       either; ``(x)?`` perhaps
``name=(x)``    kept under ``name``; so is ``name=<a>``
``⟦x⟧``         what is reported; without it the whole match
==============  =====================================================================================================

A pattern needs an anchor: a class or some characters that every match holds. Only clauses in which the anchor stands
that is rarest in the text are looked at, so a pattern costs what its words are rare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, cast

from hegui import snapshot
from hegui.document import Document, Span, fact
from hegui.errors import PluginError
from hegui.lexicon import WordClasses, class_hits, classes_of
from hegui.structure.clauses import MARKS

_INSIDE = f"[^{re.escape(MARKS)}]"
_SENTENCE = "[^。！？\n]"
_BREAK = f"[ \u2060\u3000]*[{re.escape(MARKS.replace('。', '').replace(chr(10), ''))}、][ \u2060\u3000]*"
_TOKEN = re.compile(
    r"\s+"
    r"|(?P<class>(?P<behind>¬)?<(?P<names>[a-z0-9|-]+)>)"
    r"|(?P<gap>[…~])(?P<size>\{[0-9]+,[0-9]+\})?(?:!<(?P<without>[a-z0-9|-]+)>)?"
    r"|(?P<open>(?P<name>[a-z_]+)=(?P<kind>[(<])|\()"
    r"|(?P<not>!(?=[<(]))"
    r"|(?P<sign>[/^$)|?⟦⟧])"
    r"|(?P<literal>[^\s<>…~!¬/^$()|?⟦⟧={}\\a-z]+)"
)


def _unended(words: Sequence[str]) -> str:
    """No one of ``words`` ends here: a look behind is of one length."""
    return "".join(
        f"(?<!{'|'.join(re.escape(w) for w in words if len(w) == size)})"
        for size in sorted({*map(len, words)})
    )


class Match(NamedTuple):
    """A place a pattern was met: what it reports, all of it, and what it kept by name."""

    at: Span
    span: Span
    groups: dict[str, Span]


class Anchor(NamedTuple):
    """What every match of a pattern holds: a word of one of the classes ``names``, joined by ``|``, or ``literal``."""

    names: str
    literal: str


@dataclass(frozen=True)
class Pattern:
    """A pattern in the notation of this module.

    Args:
        source: the notation.
        wide: look at whole sentences, not at single clauses; needed for ``/`` and ``~``.

    Raises:
        PluginError: at first use, for a notation that cannot be read or has no anchor.
    """

    source: str
    wide: bool = False

    def compiled(self, classes: WordClasses) -> re.Pattern[str]:
        """The regular expression it comes to with these classes; made once for each of them."""
        last: tuple[WordClasses, re.Pattern[str]] | None = self.__dict__.get("_last")
        if last is not None and last[0] is classes:  # nearly always, and found without hashing the notation
            return last[1]
        made = classes.kept.get(self)
        if made is None:
            source = classes.source(self.source, lambda: "".join(self._pieces(classes)))
            made = classes.kept[self] = re.compile(source)
        pattern = cast("re.Pattern[str]", made)
        self.__dict__["_last"] = classes, pattern
        return pattern

    @cached_property
    def begins(self) -> bool:
        """Whether it is met only at the beginning of a clause."""
        return self.source.lstrip("⟦ ").startswith("^")

    @cached_property
    def first_only(self) -> bool:
        """Whether it is looked for only where a clause begins, or a sentence in a pattern over sentences."""
        return self.begins and self.wide == self.source.startswith("^^")

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """What every match holds, the longest literal or else the first class in front."""
        return tuple(Anchor(*each) for each in snapshot.kept(f"anchors {self.source}", self._anchors))

    def _anchors(self) -> list[tuple[str, str]]:
        depth = 0
        found: list[tuple[str, str]] = []
        tokens = list(self._tokens())
        for place, token in enumerate(tokens):
            if token["open"] and token["kind"] != "<":
                depth += 1
            elif token["sign"] == ")":
                depth -= 1
            elif token["sign"] == "|" and not depth:
                raise self._wrong("最外层不能用 |")
            if depth or not _certain(tokens, place):
                continue
            if token["literal"] or (token["names"] and not token["behind"]):
                found.append((token["names"] or "", token["literal"] or ""))
        if not found:
            raise self._wrong("没有每次都出现的词")
        longest = max(len(literal) for _, literal in found)
        # One letter says less than a class.
        first = longest if longest > 1 or not any(names for names, _ in found) else 0
        return sorted(found, key=lambda each: len(each[1]) != first)

    def _tokens(self) -> Iterator[re.Match[str]]:
        at = 0
        source = self.source
        while at < len(source):
            token = _TOKEN.match(source, at)
            if token is None:
                raise self._wrong(f"第 {at + 1} 个字符“{source[at]}”无法理解")
            # ``name=<class>``: the class itself is read as the next token.
            at = token.end() - (1 if token["kind"] == "<" else 0)
            if token[0].strip():
                yield token

    def _pieces(self, classes: WordClasses) -> Iterator[str]:
        closing: list[str] = []
        pending = ""
        for token in self._tokens():
            piece = ""
            if token["kind"] == "<":
                pending += f"(?P<{token['name']}>"
                closing.append("<")
                continue
            if token["behind"]:
                piece = _unended(classes.words(*token["names"].split("|")))
            elif token["names"]:
                piece = classes.pattern(*token["names"].split("|"))
                if closing and closing[-1] == "<":
                    closing.pop()
                    piece += ")"
            elif token["gap"]:
                piece = _gap(token, classes)
            elif token["open"]:
                piece = f"(?P<{token['name']}>" if token["name"] else "(?:"
                closing.append("(")
            elif token["not"]:
                pending += "(?!"
                closing.append("!")
                continue
            elif token["literal"]:
                piece = re.escape(token["literal"])
            else:
                piece = self._sign(token["sign"], closing)
            yield pending + piece
            pending = ""
            while closing and closing[-1] == "!" and (token["names"] or token["sign"] == ")"):
                closing.pop()
                yield ")"
        if closing or pending:
            raise self._wrong("括号没有配对")

    def _sign(self, sign: str, closing: list[str]) -> str:
        if sign == ")" and (not closing or closing.pop() != "("):
            raise self._wrong("括号没有配对")
        return {
            "/": _BREAK, "^": "", "$": f"(?=[ \u2060\u3000]*(?:[{re.escape(MARKS)}]|\\Z))", ")": ")",
            "|": "|", "?": "?", "⟦": "(?P<at>", "⟧": ")",
        }[sign]  # fmt: skip

    def _wrong(self, what: str) -> PluginError:
        return PluginError(f"句式“{self.source}”有误：{what}", "写法见 hegui.matching.pattern")


def find(doc: Document, pattern: Pattern) -> Iterator[Match]:
    """Where ``pattern`` is met in ``doc``, in the order of the text; matches never overlap."""
    places = _anchored(doc, pattern)
    if not places:
        return
    compiled = pattern.compiled(classes_of(doc))
    body, wide, first_only = doc.body, pattern.wide, pattern.first_only
    done = -1
    for place in places:
        # The clause, or the sentence, in which the anchor stands, is looked at once.
        clause = doc.clause_at(place) if place >= done else None
        if clause is None:
            continue
        start, done = doc.sentences[clause.sentence].span if wide and clause.sentence >= 0 else clause.span
        if not first_only:
            for match in compiled.finditer(body, start, done):
                yield from _told(match)
        elif met := compiled.match(body, start, done):
            yield from _told(met)


def _told(match: re.Match[str]) -> Iterator[Match]:
    groups = match.re.groupindex
    span = Span(*match.span())
    at = Span(*match.span("at")) if "at" in groups else span
    if at.length:
        named = {n: Span(*match.span(n)) for n in groups if n != "at" and match[n] is not None}
        yield Match(at, span, named)


def _anchored(doc: Document, pattern: Pattern) -> Sequence[int]:
    """Where the anchor stands that is rarest in ``doc``, in order; empty where one of them is lacking."""
    words, body = class_hits(doc), doc.body
    rarest, least = None, len(body) + 1
    for anchor in pattern.anchors:
        count = words.count(anchor.names) if anchor.names else body.count(anchor.literal)
        if not count:
            return ()
        if count < least or rarest is None:
            rarest, least = anchor, count
    assert rarest is not None
    return words.starts(rarest.names) if rarest.names else _literals(doc, rarest.literal)


@fact
def _literals(doc: Document, literal: str) -> Sequence[int]:
    found, at = [], doc.body.find(literal)
    while at >= 0:
        found.append(at)
        at = doc.body.find(literal, at + 1)
    return found


def _gap(token: re.Match[str], classes: WordClasses) -> str:
    """What may stand between two pieces: in a clause or over clauses, so many characters, no word of some classes."""
    within, size = (_INSIDE, "{0,12}") if token["gap"] == "…" else (_SENTENCE, "{0,40}")
    if token["without"]:
        within = f"(?:(?!{classes.pattern(*token['without'].split('|'))}){within})"
    return f"{within}{token['size'] or size}?"


def _certain(tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Whether what a token says is there in every match: neither optional nor excluded."""
    after = tokens[place + 1]["sign"] if place + 1 < len(tokens) else ""
    return after != "?" and not (place and tokens[place - 1]["not"])
