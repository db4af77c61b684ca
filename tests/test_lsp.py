"""``hegui lsp``, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from hegui.editing.positions import Lines

REPORT = """青禾县临溪镇人民政府2024年法治政府建设年度报告
一、主要举措和成效
𠮷𠮷全年办结案件30件，依法冶国深入人心,成效明显。
二、存在的不足
一是执法力量不足。
三、下一年度安排
2025年，将充实执法力量。
"""
WAIT = 60


class Editor:
    """What an editor does, and what it was told, by address."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.told: list[lsp.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self._news = asyncio.Event()

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.append(params)
            self._news.set()

        @client.feature(lsp.WINDOW_SHOW_MESSAGE)
        def message(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        item = lsp.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, uri: str, version: int, text: str) -> None:
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, uri),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def diagnostics(self, uri: str, version: int | None) -> list[lsp.Diagnostic]:
        """What is said of this version."""
        while True:
            for params in self.told:
                if params.uri == uri and params.version == version:
                    return list(params.diagnostics)
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), WAIT)


def session(work: Callable[[Editor], Awaitable[None]], folder: Path, **options: Any) -> None:
    """Start the server as an editor does, let ``work`` use it, and end it in good order."""

    async def run() -> None:
        client = LanguageClient("test", "1")
        editor = Editor(client)
        await client.start_io(sys.executable, "-m", "hegui", "lsp", "--stdio")
        capabilities = lsp.ClientCapabilities(
            text_document=lsp.TextDocumentClientCapabilities(
                hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown])
            )
        )
        answer = await client.initialize_async(
            lsp.InitializeParams(capabilities, root_uri=folder.as_uri(), initialization_options=options)
        )
        assert answer.capabilities.position_encoding == lsp.PositionEncodingKind.Utf16
        client.initialized(lsp.InitializedParams())
        await work(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    asyncio.run(asyncio.wait_for(run(), 3 * WAIT))


def words_at(text: str, where: lsp.Range) -> str:
    """As an editor that counts UTF-16 units finds them."""
    lines = text.split("\n")
    assert where.start.line == where.end.line
    units = lines[where.start.line].encode("utf-16-le")
    return units[2 * where.start.character : 2 * where.end.character].decode("utf-16-le")


def edited(text: str, edits: list[lsp.TextEdit]) -> str:
    lines = Lines(text)
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        text = text[: lines.offset(edit.range.start)] + edit.new_text + text[lines.offset(edit.range.end) :]
    return text


def test_findings_hover_actions_and_lens(tmp_path: Path) -> None:
    uri = (tmp_path / "年报.txt").as_uri()

    async def work(editor: Editor) -> None:
        editor.open(uri, REPORT)
        found = await editor.diagnostics(uri, 1)
        wrong = next(d for d in found if words_at(REPORT, d.range) == "依法冶国")
        assert wrong.source == "hegui"
        missing = next(d for d in found if d.code == "C101" or "缺" in d.message)
        assert missing.range.start.line in range(len(REPORT.splitlines()))

        document = lsp.TextDocumentIdentifier(uri)
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(document, wrong.range.start))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert str(wrong.code) in hover.contents.value
        assert "依据" in hover.contents.value
        nothing = await editor.client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(1, 0)))
        assert nothing is None or "依法冶国" not in str(nothing)

        comma = next(d for d in found if words_at(REPORT, d.range) == ",")
        actions = await ask(editor, uri, comma.range)
        fix = next(a for a in actions if a.kind == lsp.CodeActionKind.QuickFix and a.is_preferred)
        assert "依法冶国深入人心，成效" in edited(REPORT, edits_of(fix, uri))
        everything = await ask(editor, uri, comma.range, ["source.fixAll"])
        assert [a.kind for a in everything] == ["source.fixAll.hegui"]

        suppress = next(
            a for a in await ask(editor, uri, wrong.range) if "屏蔽" in a.title and str(wrong.code) in a.title
        )
        after = edited(REPORT, edits_of(suppress, uri))
        assert f"<!-- hegui-disable {wrong.code}: -->\n𠮷𠮷全年" in after
        editor.change(uri, 2, after)
        assert "E912" in {d.code for d in await editor.diagnostics(uri, 2)}
        editor.change(uri, 3, after.replace(": -->", ": 沿用原文 -->"))
        codes = {(d.code, d.range.start.line) for d in await editor.diagnostics(uri, 3)}
        assert "E912" not in {code for code, _ in codes}
        assert (wrong.code, wrong.range.start.line + 1) not in codes

        lenses = await editor.client.text_document_code_lens_async(lsp.CodeLensParams(document))
        titles = [lens.command.title for lens in lenses or () if lens.command]
        assert titles[0].startswith("不宜公开")
        assert "缺失" in titles[1]
        told = await editor.client.workspace_execute_command_async(
            lsp.ExecuteCommandParams("hegui.checklist", [uri])
        )
        assert "缺失" in told
        assert told in editor.messages

        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))
        assert await editor.diagnostics(uri, None) == []

    session(work, tmp_path)


async def ask(
    editor: Editor, uri: str, where: lsp.Range, only: list[str] | None = None
) -> list[lsp.CodeAction]:
    context = lsp.CodeActionContext([], only=only)
    params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), where, context)
    answer = await editor.client.text_document_code_action_async(params)
    return [a for a in answer or () if isinstance(a, lsp.CodeAction)]


def edits_of(action: lsp.CodeAction, uri: str) -> list[lsp.TextEdit]:
    assert action.edit is not None
    assert action.edit.changes is not None
    return list(action.edit.changes[uri])


def test_never_a_stale_diagnostic(tmp_path: Path) -> None:
    """Whatever is typed how fast: each report belongs to a version, they never go back, and the last one comes."""
    uri = (tmp_path / "a.md").as_uri()

    async def work(editor: Editor) -> None:
        editor.open(uri, REPORT, "markdown")
        texts = {1: REPORT}
        for version in range(2, 40):
            texts[version] = REPORT.replace("全年", "𠮷" * (version % 5) + "全年")
            editor.change(uri, version, texts[version])
            await asyncio.sleep(0.005 * (version % 3))
        await editor.diagnostics(uri, 39)
        versions = [p.version for p in editor.told]
        assert versions == sorted(versions, key=lambda v: v or 0)
        assert len(versions) < 39
        for params in editor.told:
            places = [words_at(texts[params.version or 0], d.range) for d in params.diagnostics]
            assert "依法冶国" in places
        # A question that comes with a change is answered for the text as it is then.
        editor.change(uri, 40, "一\n" + REPORT)
        hover = await editor.client.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(3, 15))
        )
        assert hover is not None
        assert hover.range is not None
        assert hover.range.start.line == 3

    session(work, tmp_path)


def test_settings_of_folder_and_editor(tmp_path: Path) -> None:
    config = tmp_path / "hegui.toml"
    config.write_text('select = ["W"]\n', "utf-8")
    uri = (tmp_path / "a.md").as_uri()

    async def work(editor: Editor) -> None:
        editor.open(uri, REPORT, "markdown")
        assert {str(d.code)[0] for d in await editor.diagnostics(uri, 1)} == {"W"}
        config.write_text('select = ["没有"]\n', "utf-8")
        editor.change(uri, 2, REPORT + "\n")
        assert await editor.diagnostics(uri, 2) == []
        assert any("没有" in m and "hegui.toml" in m for m in editor.messages)
        config.unlink()
        editor.change(uri, 3, REPORT)
        found = await editor.diagnostics(uri, 3)
        assert found
        assert all(d.severity != lsp.DiagnosticSeverity.Information for d in found)
        assert any("hegui.level" in m for m in editor.messages)

    session(work, tmp_path, showInfo=False, level="星球")


def test_a_text_without_a_file_and_one_of_another_kind(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("file:///a.py", REPORT, "python")
        editor.open("untitled:Untitled-1", REPORT, "markdown")
        assert await editor.diagnostics("untitled:Untitled-1", 1)
        assert {p.uri for p in editor.told} == {"untitled:Untitled-1"}

    session(work, tmp_path)


class TestPositions:
    TEXT = "甲𠮷乙\r\n丙\u2028丁\r戊\n"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
    def test_there_and_back(self, encoding: str) -> None:
        lines = Lines(self.TEXT, encoding)
        for offset in range(len(self.TEXT) + 1):
            if self.TEXT[offset - 1 : offset + 1] != "\r\n":
                assert lines.offset(lines.position(offset)) == offset

    def test_lines_are_those_of_the_protocol(self) -> None:
        lines = Lines(self.TEXT)
        assert [lines.position(self.TEXT.index(c)).line for c in "甲乙丙丁戊"] == [0, 0, 1, 1, 2]
        assert lines.position(2).character == 3
        assert lines.position(99) == lsp.Position(3, 0)

    def test_outside(self) -> None:
        lines = Lines(self.TEXT)
        assert lines.offset(lsp.Position(0, 99)) == 3
        assert lines.offset(lsp.Position(99, 0)) == len(self.TEXT)
        # Half of a pair is no place: the character it belongs to.
        assert lines.offset(lsp.Position(0, 2)) == 1


def test_a_check_imports_nothing_of_it() -> None:
    import subprocess

    code = (
        "import sys; from hegui.commands.main import run; run(['rules']); "
        "sys.exit(any(m.startswith(('hegui.editing', 'pygls', 'lsprotocol', 'asyncio')) for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
