"""The language server: which text is open in which version, when it is checked, and what is answered.

A text is checked as soon as nothing else is at work for it; what is typed meanwhile is checked afterwards, once. What is
said always belongs to the version that the editor has: a result that comes too late is dropped.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from hegui import __version__
from hegui.api import PROFILES, Severity
from hegui.document import LEVELS
from hegui.editing import actions
from hegui.editing.checker import Checked, Checker
from hegui.editing.positions import Lines
from hegui.errors import HeguiError, crash

PAUSE = 0.002
"""Seconds before a check, in which the changes of one keystroke come together."""
PATIENCE = 5.0
"""Seconds for which a question about a text waits for its check."""
LANGUAGES = ("markdown", "plaintext")
_FORMS = (".md", ".markdown", ".txt")


class _Text:
    """A text that is open.

    Attributes:
        version, words: as the editor has it.
        checked: the last result, perhaps of an earlier version.
        settled: nothing is left to check.
    """

    def __init__(self, uri: str, language: str, version: int, words: str) -> None:
        self.uri, self.language, self.version, self.words = uri, language, version, words
        self.checked: Checked | None = None
        self.settled = asyncio.Event()
        self.task: asyncio.Task[None] | None = None
        self.lines = Lines("")

    @property
    def path(self) -> str:
        """As the file system names it; for a text that has no file, the end of its address."""
        if self.uri.startswith("file:"):
            return to_fs_path(self.uri) or self.uri
        return self.uri.rpartition(":")[2].rpartition("/")[2] or "未命名"


class Server(LanguageServer):
    """``hegui lsp``."""

    def __init__(self) -> None:
        super().__init__("hegui", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.texts: dict[str, _Text] = {}
        self._chosen: dict[str, Any] = {}
        self._least = Severity.INFO
        self._checker = Checker()
        self._desk = ThreadPoolExecutor(1, "hegui-check")
        self._complaints: set[str] = set()

    # --- what is open -----------------------------------------------------------------------------------------------

    def changed(self, uri: str, version: int, words: str, language: str = "") -> None:
        """The editor has a new version, or opens a text."""
        text = self.texts.get(uri)
        if text is None or language:
            self.forget(uri)
            text = self.texts[uri] = _Text(uri, language, version, words)
        text.version, text.words = version, words
        self._check(text)

    def forget(self, uri: str) -> None:
        """The editor has closed a text."""
        text = self.texts.pop(uri, None)
        if text is not None:
            text.settled.set()
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def configure(self, said: Any) -> None:
        """The editor's settings: what is wrong in them is named, the rest holds."""
        said = said.get("hegui", said) if isinstance(said, Mapping) else {}
        allowed = {"level": LEVELS, "profile": PROFILES}
        self._chosen = {n: said[n] for n in allowed if said.get(n) in allowed[n]}
        for name, words in allowed.items():
            if said.get(name) and name not in self._chosen:
                self.complain(f"设置 hegui.{name} 应为 {'、'.join(words)} 之一")
        if isinstance(kind := said.get("kind"), str) and kind:
            self._chosen["kind"] = kind
        self._least = Severity.INFO if said.get("showInfo", True) else Severity.WARNING
        self.recheck()

    def warm(self) -> None:
        """Make ready what every check needs, before a text is opened."""
        self._desk.submit(self._checker.warm)

    def recheck(self) -> None:
        """Everything, because something outside of the texts has changed."""
        for text in self.texts.values():
            text.checked = None
            self._check(text)

    def complain(self, words: str) -> None:
        """Tell the user, once."""
        if words not in self._complaints:
            self._complaints.add(words)
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"hegui：{words}"))

    # --- checking ---------------------------------------------------------------------------------------------------

    def _check(self, text: _Text) -> None:
        text.settled.clear()
        if text.task is None or text.task.done():
            text.task = asyncio.create_task(self._until_settled(text))

    async def _until_settled(self, text: _Text) -> None:
        while self.texts.get(text.uri) is text:
            await asyncio.sleep(PAUSE)
            version, words, chosen = text.version, text.words, dict(self._chosen)
            checked = await self._checked(text, version, words, chosen)
            if self.texts.get(text.uri) is not text:
                return
            if text.version == version and self._chosen == chosen:
                self._settle(text, checked)
                return

    async def _checked(self, text: _Text, version: int, words: str, chosen: dict[str, Any]) -> Checked | None:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(
                self._desk, self._checker.check, text.path, text.language, version, words, chosen
            )
        except HeguiError as error:
            self.complain(str(error))
        except Exception as error:
            self.complain(f"程序内部出错（{crash(error)}），请反馈给作者")
        return None

    def _settle(self, text: _Text, checked: Checked | None) -> None:
        text.checked = checked
        text.lines = Lines(text.words, self._encoding)
        found = actions.diagnostics(checked, text.lines, text.uri, self._least) if checked else []
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(text.uri, found, version=text.version)
        )
        text.settled.set()
        workspace = self.client_capabilities.workspace
        if workspace is not None and workspace.code_lens is not None and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)

    @property
    def _encoding(self) -> str:
        agreed = self.workspace.position_encoding
        return str(getattr(agreed, "value", agreed))

    async def settled(self, uri: str) -> tuple[Checked, Lines] | None:
        """The result of the version that the editor has; ``None`` when there is none in time."""
        text = self.texts.get(uri)
        if text is None:
            return None
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(text.settled.wait(), PATIENCE)
        if not text.settled.is_set() or text.checked is None or text.checked.version != text.version:
            return None
        return text.checked, text.lines


def server() -> Server:
    """A server with everything it answers."""
    made = Server()

    @made.feature(lsp.INITIALIZE)
    def initialize(ls: Server, params: lsp.InitializeParams) -> None:
        ls.configure(params.initialization_options or {})
        ls.warm()

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        if item.language_id in LANGUAGES or item.uri.lower().endswith(_FORMS):
            ls.changed(item.uri, item.version, item.text, item.language_id or "plaintext")

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri in ls.texts:
            words = ls.workspace.get_text_document(uri).source
            ls.changed(uri, params.text_document.version, words)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.forget(params.text_document.uri)

    @made.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(ls: Server, params: lsp.DidChangeConfigurationParams) -> None:
        ls.configure(params.settings or {})

    @made.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
        ls.recheck()

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        known = await ls.settled(params.text_document.uri)
        capability = ls.client_capabilities.text_document
        formats = capability.hover.content_format if capability and capability.hover else None
        markdown = lsp.MarkupKind.Markdown in (formats or ())
        return actions.hover(*known, params.position, markdown) if known else None

    @made.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, actions.FIX_ALL]),
    )
    async def code_action(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        known = await ls.settled(uri)
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        return actions.actions(*known, uri, params.range, only) if known else []

    @made.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    async def code_lens(ls: Server, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        uri = params.text_document.uri
        known = await ls.settled(uri)
        return actions.lenses(*known, uri) if known else []

    @made.command(actions.CHECKLIST)
    async def checklist(ls: Server, uri: str) -> str | None:
        known = await ls.settled(uri)
        if known is None:
            return None
        words = actions.checklist(known[0])
        ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, words))
        return words

    return made
