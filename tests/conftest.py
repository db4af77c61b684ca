"""Generic fixtures: a rule made on the spot, an engine with it, the command line in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import hypothesis
import pytest

from hegui.api import Basis, Document, Finding, Options, Rule, Severity, Span, hookimpl, rule
from hegui.api.registry import declarations
from hegui.commands.main import run
from hegui.running.engine import Engine, engine
from hegui.running.settings import Settings

# A property that is slow on a loaded machine is no fault of the program.
hypothesis.settings.register_profile("hegui", deadline=None)
hypothesis.settings.load_profile("hegui")


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands started by tests leave the user's cache alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEGUI_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium that playwright drives; the test is skipped where either is missing.

    It lives no longer than its module: playwright's synchronous interface keeps an event loop running in the main
    thread, in which another module's ``asyncio.run`` would be refused.
    """
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium browser on this machine")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


def word_rule(
    code: str = "W901", name: str = "old-word", word: str = "旧词", sensitive: bool = False, **metadata: Any
) -> Rule:
    """A rule that reports every ``word``."""

    def check(doc: Document, options: Options) -> Iterator[Finding]:
        start = doc.body.find(word)
        while start >= 0:
            yield Finding(Span(start, start + len(word)), f"“{word}”是旧的说法", sensitive=sensitive)
            start = doc.body.find(word, start + len(word))

    return make(code, name, check, **metadata)


def make(code: str, name: str, check: Callable[..., Iterator[Finding]], **metadata: Any) -> Rule:
    fields: dict[str, Any] = {
        "title": "测试规则",
        "severity": Severity.WARNING,
        "basis": Basis("公文写作惯例", strength="惯例"),
        "rationale": "供测试。",
        "bad": ("⟦甲⟧", "⟦乙⟧"),
        "good": ("丙", "丁"),
    }
    return rule(code=code, name=name, **{**fields, **metadata})(check)


def engine_with(*rules: Rule, settings: Settings = Settings()) -> Engine:
    """The engine with further rules beside the built-in ones."""
    plugin = ModuleType("extra")
    plugin.hegui_rules = hookimpl(_named(rules))  # type: ignore[attr-defined]
    return engine(settings, declarations(extra=[("extra", plugin)]))


def _named(rules: tuple[Rule, ...]) -> Callable[[], list[Rule]]:
    def hegui_rules() -> list[Rule]:
        return list(rules)

    return hegui_rules


@pytest.fixture
def hegui(capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the command line in this process."""

    def call(*arguments: str | Path) -> Outcome:
        capfd.readouterr()
        code = run([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory in which no configuration applies."""
    (tmp_path / "hegui.toml").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
