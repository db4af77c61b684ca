"""How the time of every regular expression grows with the text it meets.

    python benchmarks/patterns.py [--only WORD] [--shard 0/4] [--steps 1000]

Every pattern that is compiled while all modules are imported, all examples of all rules are checked and all tables and
checklists are read is searched for in texts that would make it slow: runs of one character of every class, and, made from
the pattern itself, each of its repetitions going on and on behind what must stand before it, and what it begins with again
and again. Printed is what takes more than linear time.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import pkgutil
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

_parser: Any = re._parser  # type: ignore[attr-defined]
_compiler: Any = re._compiler  # type: ignore[attr-defined]

RUNS = (
    " ", "\u3000", "\t", "\n", " \n", "\r\n", "\u2060", "7", "７", "一", "零", "万", ".", "．", ",", "，", "。", "、", "；", "：", ":", "…", "—", "-",
    "（", "）", "(", ")", "《", "》", "“", "”", "〔", "【", "<", ">", "*", "_", "#", "|", "/", "\\", "~", "`", "=", "%", "a", "A", "é", "法", "的",
    "年", "月", "县", "第", "是", "\ufffd", "\u200b", "1.", "1,", "7 ", "一、", "（一", "a1", "2024年", "12件", "。\n", "法\n", "7\n", "、法",
)  # fmt: skip
"""One thing again and again: a character of every class, and pairs of two."""
END = "末"
FOLDED = ("hegui.structure.furniture", "hegui.structure.identity.")
"""Modules whose patterns meet words made ``plain``: no two blanks stand together there."""
OURS = ("hegui.trial_layout", "hegui.commands.", "hegui.docs")
"""Modules whose patterns meet what hegui itself wrote, or what was typed at the command line."""
SHORT = {
    "浏览|阅读|点击|访问": "the last 120 characters of a paragraph", "印发|发布|公布": "a line of at most 40 characters",
}  # fmt: skip
"""What stands in patterns that meet a few characters only, and which."""
HELD_BY_HAND = ("_ATX", "_LIST_MARK", "spaced")
"""Patterns that a module gives to a function, which holds them against the beginning of a line."""
_MANY = 50
"""A repetition that may go on so long is followed to its end."""
GROWTH = 1.3
"""What is more than this times twice, when the text is twice as long, is no straight line."""
_TRIALS = 4
_FURTHER = 4
_MOST = 1
"""Seconds after which a search is ended; it is no straight line then, however the shorter text fared."""


Use = Callable[[str], Iterable[object]]


class Growth(NamedTuple):
    """How a pattern fares on a text: seconds for some characters, and how many times that for twice as many.

    Attributes:
        before, unit: what the text begins with, and what comes again and again.
    """

    before: str
    unit: str
    seconds: float
    factor: float


class Noted:
    """A pattern that notes from where it was made, and whether it was only ever held against the beginning of something."""

    def __init__(self, pattern: re.Pattern[str], who: str) -> None:
        self.real, self.who, self.used = pattern, who, set[str]()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if callable(found := getattr(self.real, name)):
            self.used.add(name)
        return found

    def __hash__(self) -> int:
        return hash(self.real)

    @property
    def uses(self) -> set[str]:
        """The methods that were called, or else those that the module calls."""
        return self.used or written_uses(self.who)

    @property
    def searches(self) -> bool:
        """Whether it looks for itself in a text, or nobody knows."""
        return not self.uses or not self.uses <= {"match", "fullmatch"}


def written_uses(who: str) -> set[str]:
    """What the module does with a pattern that was not used: the methods behind the name it is given there."""
    module, _, line = who.partition(":")
    path = getattr(sys.modules.get(module), "__file__", None)
    if path is None:
        return set()
    tree = ast.parse(Path(path).read_text("utf-8"))
    names: set[str] = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and node.lineno <= int(line) <= (node.end_lineno or 0)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    if names & {*HELD_BY_HAND}:
        return {"match"}
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names
    } - {"pattern"}


def compiled_patterns() -> list[Noted]:
    """Every pattern. To be called before hegui is imported."""
    found: dict[tuple[str, int], Noted] = {}
    original = _compiler.compile

    def compile_(source: Any, flags: int = 0) -> Any:
        made = original(source, flags)
        who = _who() if isinstance(source, str) else ""
        return found.setdefault((source, int(flags)), Noted(made, who)) if who else made

    _compiler.compile = compile_
    try:
        re.purge()
        _import_all()
        _use_all()
    finally:
        _compiler.compile = original
    return sorted(found.values(), key=lambda noted: (noted.who, noted.real.pattern))


def _who() -> str:
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith(("hegui.", "hegui_rules")) and name not in (
            "hegui.patterns",
            "hegui.text.compiled",
        ):
            return f"{name}:{frame.f_lineno}"
        if name.split(".")[0] not in ("re", "functools", "hegui", __name__):
            return ""
        frame = frame.f_back  # type: ignore[assignment]
    return ""


def _import_all() -> None:
    for name in ("hegui", "hegui_rules"):
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def _use_all() -> None:
    """What is compiled when it is first needed is needed now."""
    from hegui.api import rules_in
    from hegui.running.engine import engine, knowledge_tables
    from hegui.running.files import check_bytes
    from hegui.running.settings import Settings
    from hegui.testing import unmarked

    settings = Settings(profile="style", preview=True)
    built = engine(settings)
    for table in knowledge_tables(built.rules.values()).values():
        for _ in table.entries:
            pass
    examples = [unmarked(e.text) for rule in rules_in("hegui_rules") for e in (*rule.bad, *rule.good)]
    for start in range(0, len(examples), 40):
        check_bytes("a.txt", "\n".join(examples[start : start + 40]).encode(), built, settings)
    # What no example meets: a heading with its text on one line.
    check_bytes(
        "b.txt",
        "青禾县2024年法治政府建设年度报告\n一、主要举措和成效 全年召开会议6次。\n".encode(),
        built,
        settings,
    )
    reports = Path(__file__).parent.parent / "fixtures"
    for path in sorted(reports.rglob("*.*")):
        if path.suffix in (".txt", ".md", ".html", ".docx"):
            check_bytes(path.name, path.read_bytes(), built, settings)


# --- texts made from a pattern --------------------------------------------------------------------------------------


def attacks(source: str, flags: int, dice: random.Random) -> Iterator[tuple[str, str]]:
    """What stands first, and what comes again and again, for each repetition in the pattern and for its beginning."""
    tree = _parser.parse(source, flags)
    whole = _sample(tree, dice)
    yield "", whole or "法"
    seen: set[tuple[str, str]] = set()
    for _ in range(2):
        for before, body in _repeats(tree, dice, ""):
            unit = _sample(body, dice)
            if unit and (before, unit) not in seen:
                seen.add((before, unit))
                yield before, unit
                if before:
                    yield "", before + unit * 2


def _repeats(tree: Any, dice: random.Random, before: str) -> Iterator[tuple[str, Any]]:
    for kind, value in tree:
        name = str(kind)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, body = value
            if most == _parser.MAXREPEAT or most >= _MANY:
                yield before, body
            yield from _repeats(body, dice, before)
        elif name == "SUBPATTERN":
            yield from _repeats(value[3], dice, before)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _repeats(branch, dice, before)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(value[1], dice, before)
        elif name == "ATOMIC_GROUP":
            yield from _repeats(value, dice, before)
        before += _sample([(kind, value)], dice)


_CATEGORIES = {
    "CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "法", "CATEGORY_NOT_DIGIT": "法",
    "CATEGORY_NOT_WORD": "，",
}  # fmt: skip


def _sample(tree: Any, dice: random.Random) -> str:
    """A string that the pattern most likely matches; looking around is not minded."""
    return "".join(_one(str(kind), value, dice) for kind, value in tree)


def _one(name: str, value: Any, dice: random.Random) -> str:
    match name:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL" | "ANY":
            return "法" if value != ord("法") else "的"
        case "IN":
            return _member(value, dice)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, body = value
            return _sample(body, dice) * (least or (dice.random() < 0.5 and most > 0))
        case "SUBPATTERN":
            return _sample(value[3], dice)
        case "ATOMIC_GROUP":
            return _sample(value, dice)
        case "BRANCH":
            return _sample(dice.choice(value[1]), dice)
    return ""


def _member(members: Any, dice: random.Random) -> str:
    if str(members[0][0]) == "NEGATE":
        shut = {c for c in "法的7 a，\n" if re.fullmatch(_spelled(members[1:]), c)}
        return next((c for c in dice.sample("法的7 a，", 6) if c not in shut), "法")
    kind, value = dice.choice(members)
    match str(kind):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[0])
    return _CATEGORIES.get(str(value), "法")


def _spelled(members: Any) -> str:
    said = ""
    for kind, value in members:
        match str(kind):
            case "LITERAL":
                said += re.escape(chr(value))
            case "RANGE":
                said += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
            case "CATEGORY":
                said += {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}.get(
                    str(value), r"\S"
                )
    return f"[{said}]" if said else r"(?!)"


# --- the measure ----------------------------------------------------------------------------------------------------


def worst(noted: Noted, steps: int = 1000) -> Growth | None:
    """A text on which the pattern grows faster than the text does; ``None`` when there is none."""
    pattern = noted.real
    use = pattern.finditer if noted.searches else _beginnings(pattern, noted.uses)
    if noted.who.startswith(OURS) or any(words in pattern.pattern for words in SHORT):
        return None
    if noted.who.startswith(FOLDED):
        use = _on_folded(use)
    dice = random.Random(len(pattern.pattern))
    for before, unit in [*(("", unit) for unit in RUNS), *attacks(pattern.pattern, pattern.flags, dice)]:
        # What is bounded (.{0,200}) grows until its bound is reached: longer texts tell.
        if _grown(use, before, unit, END, steps) and (
            grown := _grown(use, before, unit, END, _FURTHER * steps)
        ):
            return grown
    return None


def _on_folded(use: Use) -> Use:
    return lambda text: use(re.sub(r"\s+", " ", text))


def _beginnings(pattern: re.Pattern[str], uses: set[str]) -> Use:
    def use(text: str) -> Iterator[object]:
        for name in uses:
            yield getattr(pattern, name)(text)

    return use


def _grown(use: Use, before: str, unit: str, end: str, steps: int) -> Growth | None:
    def text(size: int) -> str:
        return before + unit * (size // len(unit)) + end

    long, short = text(2 * steps), text(steps)
    longs, shorts = [], []
    for _ in range(_TRIALS):
        longs.append(_taken(use, long))
        if min(longs) < too_fast(steps):
            return None
        if min(longs) >= _MOST:
            return Growth(before, unit, _MOST, 99.0)
        shorts.append(_taken(use, short))
        if min(longs) <= 2 * GROWTH * min(shorts):
            return None
    factor = min(longs) / max(min(shorts), sys.float_info.epsilon)
    return Growth(before, unit, min(shorts), factor)


_FAST: dict[int, float] = {}


def too_fast(steps: int) -> float:
    """Seconds for ``2 * steps`` characters that only what is linear keeps to: six looks at each, on this machine."""
    if steps not in _FAST:
        straight = re.compile("(?:[一-丁]|法)x|法(?!x)").finditer
        _FAST[steps] = 4 * min(_taken(straight, "法" * 2 * steps) for _ in range(7))
    return _FAST[steps]


def _taken(use: Use, text: str) -> float:
    signal.signal(signal.SIGPROF, _ended)
    signal.setitimer(signal.ITIMER_PROF, _MOST)
    started = time.thread_time()
    try:
        for _ in use(text):
            pass
    except TimeoutError:
        return time.thread_time() - started
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.thread_time() - started


def _ended(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="")
    parser.add_argument("--shard", default="0/1", metavar="NUMBER/OF")
    parser.add_argument("--steps", type=int, default=1000)
    said = parser.parse_args()
    patterns = compiled_patterns()
    print(f"{len(patterns)} patterns", flush=True)
    gc.disable()
    bad = 0
    shard, shards = map(int, said.shard.split("/"))
    for noted in patterns[shard::shards]:
        source, who = noted.real.pattern, noted.who
        if (said.only in who or said.only in source) and (grown := worst(noted, said.steps)) is not None:
            bad += 1
            print(
                f"{grown.factor:5.1f}  {grown.seconds * 1000:7.1f} ms  {who}  {sorted(noted.uses)}  {grown.before!r} {grown.unit!r}\n       {source[:150]!r}",
                flush=True,
            )
    print(f"{bad} grow faster than the text")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
