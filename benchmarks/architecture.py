"""The house in figures: what should fall from one change to the next, for one or more work trees side by side.

    python benchmarks/architecture.py [TREE …] [--list]

A tree is a folder with lint/ and rules/ in it; without one, this repository. ``--list`` names what was counted.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_HAN = re.compile("[\u4e00-\u9fff]")
_RULE_FILE = re.compile(r"[A-Z]\d{3}_\w+\.py")
_WORD = re.compile("[\u4e00-\u9fff]+")
_OPENS = re.compile(r"\(\?(?:[:=!>]|<[=!]|P<\w+>)")
_GROUP = re.compile(r"[^()\[\]{}\n]*\|[^()\[\]{}\n]*")
"""Alternatives with no group among them."""
WORDS = 5
"""More words than this are a word class or a table."""

_BRANCHES = (
    ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.Assert, ast.comprehension, ast.match_case,
)  # fmt: skip
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


_SPEAKING = (
    "annotating", "checking.engine_codes", "checklist.load", "checklist.shapes", "commands", "comparing", "corrections", "docs", "editing", "errors", "reporting",
    "running", "schema", "serving", "surveying", "writing",
)  # fmt: skip
"""Parts of the engine that speak to people: what they hold in constants is told, patterns and sets of words aside."""
_TOLD = {
    "api.findings": ("strength",),
    "api.rule": ("STRENGTHS", "_CONTRADICTIONS", "_families"),
    "api.severity": ("_TITLES",),
    "api.word_classes": ("WORD_CLASSES",),
    "checking.baseline": ("KNOWN",),
    "checking.budget": ("MEMORY", "TIME"),
    "checking.check": ("SPLIT",),
    "checking.slips": ("NAME", "NEGATION", "NUMBER", "WORDS"),
    "checking.untouchable": ("EMPTY", "LONG", "MARKUP", "QUOTATION"),
    "checking.verdict": ("GRADES", "_STATED", "_UNRECOGNISED"),
    "checklist.conditions.base": ("ABSENT",),
    "checklist.conditions.part": ("_SHAPES",),
    "facts.gaps": ("_WHOLE",),
    "reading": ("READERS",),
    "reading.content": ("_SIGNATURES",),
    "reading.docx_package": ("_ASK_AGAIN", "_OTHER_FILES", "_OTHER_PACKAGES", "_SAVE_AS"),
    "reading.from_office": ("_BINARY",),
    "reading.libreoffice": ("_SAVE_AS",),
    "reading.open": ("EXPORT_WHOLE", "SAVE_AS", "_AS_DOCX", "_FROM_PICTURE", "_REMEDIES", "_UNPACK"),
    "structure.identity.issuing": ("_ITSELF", "_ORDER", "_SPOKEN"),
}
"""Constants elsewhere whose words are told to people too: reasons, advice, names of formats, where a clue stands."""


class Module(NamedTuple):
    """One Python file: its dotted name, its place in the tree, its text and what it says."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def in_rules(self) -> bool:
        """Of the rule pack, not the engine."""
        return self.name.startswith("hegui_rules")


class Figure(NamedTuple):
    """A count, and what was counted where it can be named."""

    title: str
    count: int
    places: tuple[str, ...] = ()


def modules(tree: Path) -> list[Module]:
    """Every module of the engine and of the rule pack."""
    found = []
    for package in ("lint/hegui", "rules/hegui_rules"):
        for path in sorted((tree / package).rglob("*.py")):
            parts = path.relative_to((tree / package).parent).with_suffix("").parts
            text = path.read_text("utf-8")
            name = ".".join(parts).removesuffix(".__init__")
            found.append(Module(name, path.relative_to(tree), text, ast.parse(text)))
    return found


def figures(tree: Path) -> Iterator[Figure]:
    """Everything that is counted, in the order of the table."""
    found = modules(tree)
    engine, rules = [m for m in found if not m.in_rules], [m for m in found if m.in_rules]
    for title, some in (("engine", engine), ("rules", rules)):
        yield Figure(f"lines of Python, {title}", sum(m.text.count("\n") for m in some))
        yield Figure(f"files, {title}", len(some))
    helpers = [m for m in rules if m.path.name != "__init__.py" and not _RULE_FILE.fullmatch(m.path.name)]
    yield Figure("helper modules in rules", len(helpers), tuple(m.name for m in helpers))
    for title, some in (("engine", engine), ("rules", rules)):
        yield _places(f"compiled patterns, {title}", ((m, n) for m in some for n in _patterns(m.tree)))
    yield _by_module("Han characters in constants, engine", ((m, _constants(m.tree)) for m in engine))
    yield _by_module(
        "    told to people", ((m, (c for c in _constants(m.tree) if _told(m, c))) for m in engine)
    )
    yield _by_module(
        "    knowledge of language", ((m, (c for c in _constants(m.tree) if not _told(m, c))) for m in engine)
    )
    yield _by_module(
        "Han characters compared inside functions, engine", ((m, _compared(m.tree)) for m in engine)
    )
    yield _by_module("Han characters in constants, rules", ((m, _constants(m.tree)) for m in rules))
    measured = sorted(
        ((complexity(f), m, f) for m in found for f in ast.walk(m.tree) if isinstance(f, _FUNCTIONS)),
        key=lambda each: -each[0],
    )
    for limit in (20, 25):
        over = tuple(f"{m.name}.{f.name} {c}" for c, m, f in measured if c > limit)
        yield Figure(f"functions of complexity over {limit}", len(over), over)
    loops = circles(imports(found))
    yield Figure("circles of modules", len(loops), tuple(" ".join(loop) for loop in loops))
    yield _places("look-back windows in rules", ((m, n) for m in rules for n in _windows(m.tree)))
    yield _places("splits by a pattern in rules", ((m, n) for m in rules for n in _splits(m.tree)))
    for title, some in (("engine", engine), ("rules", rules)):
        yield _places(f"word lists in {title}", ((m, n) for m in some for n in word_lists(m.tree)))


def _places(title: str, nodes: Iterator[tuple[Module, ast.expr]]) -> Figure:
    places = tuple(f"{module.name}:{node.lineno}" for module, node in nodes)
    return Figure(title, len(places), places)


def _patterns(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls that compile a pattern: ``re.compile``, ``re.search`` …, ``compiled``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            module = called.value if isinstance(called, ast.Attribute) else None
            of_re = isinstance(module, ast.Name) and module.id in ("re", "regex")
            if (of_re and called.attr != "escape") or (  # type: ignore[union-attr]
                isinstance(called, ast.Name) and called.id == "compiled"
            ):
                yield node


def _windows(tree: ast.Module) -> Iterator[ast.Call]:
    """``max(0, start - 40)``: the beginning of a stretch of so many characters."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "max":
            zero = any(isinstance(a, ast.Constant) and a.value == 0 for a in node.args)
            if zero and any(isinstance(a, ast.BinOp) and isinstance(a.op, ast.Sub) for a in node.args):
                yield node


def _splits(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls of ``re.split`` and of ``split`` of a pattern that is a constant; examples of a rule are no text it looks at."""
    for statement in tree.body:
        examples = _examples(statement)
        for node in ast.walk(statement):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "split"
                and id(node) not in examples
            ):
                owner = node.func.value
                if isinstance(owner, ast.Name) and (owner.id == "re" or owner.id.isupper()):
                    yield node


def _examples(statement: ast.stmt) -> set[int]:
    """The nodes in the decorators of functions: what a rule declares, its examples above all."""
    return {
        id(inner)
        for function in ast.walk(statement)
        if isinstance(function, _FUNCTIONS)
        for decorator in function.decorator_list
        for inner in ast.walk(decorator)
    }


def word_lists(tree: ast.Module) -> Iterator[ast.expr]:
    """Literal lists of more than ``WORDS`` words, and patterns with as many alternatives that are words.

    A list is a tuple, list or set, or the keys of a dictionary. Examples of a rule are none.
    """
    for statement in tree.body:
        examples = _examples(statement)
        for node in ast.walk(statement):
            if id(node) in examples:
                continue
            if isinstance(node, ast.Tuple | ast.List | ast.Set):
                words = [e.value for e in node.elts if isinstance(e, ast.Constant)]
            elif isinstance(node, ast.Dict):
                words = [e.value for e in node.keys if isinstance(e, ast.Constant)]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                groups = _GROUP.findall(_OPENS.sub("(", node.value))
                words = max((group.split("|") for group in groups), key=len, default=[])
            else:
                continue
            if sum(isinstance(word, str) and _WORD.fullmatch(word) is not None for word in words) > WORDS:
                yield node


class Constant(NamedTuple):
    """A string in what a module or a class assigns: the name it is assigned to, and whether a pattern or a set has it."""

    name: str
    words: str
    matched: bool


_MATCHING = frozenset(("compile", "compiled", "frozenset"))


def _constants(tree: ast.Module) -> Iterator[Constant]:
    """The strings in what modules and classes assign: word lists and patterns, no messages, docstrings or examples."""
    for statement in tree.body:
        for inner in statement.body if isinstance(statement, ast.ClassDef) else (statement,):
            if isinstance(inner, ast.Assign | ast.AnnAssign) and inner.value is not None:
                target = inner.targets[0] if isinstance(inner, ast.Assign) else inner.target
                first = target.elts[0] if isinstance(target, ast.Tuple) else target
                name = first.id if isinstance(first, ast.Name) else ""
                calls = (n for n in ast.walk(inner.value) if isinstance(n, ast.Call))
                matched = {id(n) for call in calls if _called(call) in _MATCHING for n in ast.walk(call)}
                for node in ast.walk(inner.value):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        yield Constant(name, node.value, id(node) in matched)


_ASKING = _MATCHING | {
    "count", "endswith", "find", "finditer", "findall", "fullmatch", "index", "isdisjoint", "lstrip", "match", "of_text",
    "partition", "removeprefix", "removesuffix", "rfind", "rpartition", "rstrip", "search", "split", "startswith", "strip", "sub",
}  # fmt: skip


def _compared(tree: ast.Module) -> Iterator[Constant]:
    """The strings inside functions that a text is compared with: in a comparison, in a call that looks for them."""
    found = {
        id(inner): inner.value
        for function in ast.walk(tree)
        if isinstance(function, _FUNCTIONS)
        for node in ast.walk(function)
        if isinstance(node, ast.Compare) or (isinstance(node, ast.Call) and _called(node) in _ASKING)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
    }
    yield from (Constant("", words, True) for words in found.values())


def _called(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _told(module: Module, constant: Constant) -> bool:
    """Whether a constant of the engine is told to people, and no text is compared with it."""
    place = module.name.partition(".")[2]
    speaks = any(place == part or place.startswith(f"{part}.") for part in _SPEAKING)
    return not constant.matched and (speaks or constant.name in _TOLD.get(place, ()))


def _by_module(title: str, constants: Iterable[tuple[Module, Iterable[Constant]]]) -> Figure:
    counts = [(module.name, sum(_han(c.words) for c in found)) for module, found in constants]
    most = sorted(counts, key=lambda pair: -pair[1])
    return Figure(title, sum(count for _, count in counts), tuple(f"{n} {c}" for n, c in most if c))


def _han(words: str) -> int:
    return len(_HAN.findall(words))


def complexity(function: ast.AST) -> int:
    """McCabe's number of a function, functions inside it left out: one, and one for each branch and each ``and`` or ``or``."""
    count = 1
    todo = list(ast.iter_child_nodes(function))
    while todo:
        node = todo.pop()
        if isinstance(node, _FUNCTIONS):
            continue
        if isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, _BRANCHES):
            count += 1 + (len(node.ifs) if isinstance(node, ast.comprehension) else 0)
        todo += ast.iter_child_nodes(node)
    return count


def imports(found: list[Module]) -> dict[str, set[str]]:
    """Module to the modules it imports, anywhere in it; a name taken from a package is the package's or a module's."""
    names = {module.name for module in found}
    graph: dict[str, set[str]] = {}
    for module in found:
        wanted: set[str] = set()
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                wanted.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                wanted.update(inner & names or {node.module})
        graph[module.name] = (wanted & names) - {module.name}
    return graph


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The sets of modules that import each other, directly or by way of others."""
    reached: dict[str, set[str]] = {}
    for start in graph:
        seen: set[str] = set()
        todo = [start]
        while todo:
            for name in graph[todo.pop()] - seen:
                seen.add(name)
                todo.append(name)
        reached[start] = seen
    loops = {frozenset(n for n in seen if start in reached[n]) for start, seen in reached.items()}
    return sorted(sorted(loop) for loop in loops if len(loop) > 1)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trees", nargs="*", type=Path, default=[ROOT])
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    columns = [list(figures(tree)) for tree in args.trees]
    for row in zip(*columns, strict=True):
        print(f"{row[0].title:<48}" + "".join(f"{figure.count:>9,}" for figure in row))
        if args.list:
            for place in row[-1].places:
                print(f"    {place}")


if __name__ == "__main__":
    sys.exit(main())
