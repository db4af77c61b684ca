"""The answers: the page, and what it asks for. Every request brings all it is about; nothing is kept between two."""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from hegui import __version__, docs
from hegui.api import PROFILES
from hegui.checking.engine_codes import engine_code
from hegui.document import LEVELS
from hegui.reading.open import CONTAINERS
from hegui.reporting.pages import digest, style_digest
from hegui.running.engine import Engine
from hegui.running.settings import Settings
from hegui.serving.guard import Guard
from hegui.serving.limits import Limits
from hegui.serving.tasks import File
from hegui.serving.uploads import Intake, Upload
from hegui.serving.workers import RefusedError, Workers

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_OWN = ("index.html", "app.css", "app.js")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STATUSES = {404: "没有这个地址", 405: "不能这样访问"}

Answer = Callable[[Request], Awaitable[Response]]


def app(
    settings: Settings,
    built: Engine,
    hosts: frozenset[str] = frozenset(),
    token: str = "",
    limits: Limits = Limits(),
    processes: int = 2,
) -> Starlette:
    """The application.

    Args:
        settings, built: what the configuration comes to, before a visitor chooses.
        hosts: what the ``Host`` of a request may be, with the port; empty = any.
        token: what requests must know; ``""`` = nothing.
        processes: how many documents are worked on at once.
    """
    desk = _Desk(settings, built, limits, processes)
    guard = Middleware(
        Guard,
        hosts=hosts,
        token=token,
        scripts=(digest("check.js"),),
        styles=[style_digest(name) for name in ("check.css", "compare.css")],
    )
    return Starlette(
        routes=[
            *(
                Route("/" if name == "index.html" else f"/{name}", _static("hegui.serving", "page", name))
                for name in _OWN
            ),
            Route("/page.css", _static("hegui.reporting", "templates", "page.css")),
            Route("/api/about", desk.about),
            Route("/api/rules/{code}", desk.rule),
            *(
                Route(f"/api/{action.__name__}", action, methods=["POST"])
                for action in (
                    desk.check,
                    desk.text,
                    desk.fix,
                    desk.annotate,
                    desk.unpack,
                    desk.compare,
                    desk.workbook,
                )
            ),
        ],
        middleware=[guard],
        exception_handlers={RefusedError: _refused, HTTPException: _unknown, Exception: _crashed},
        lifespan=desk.open,
    )


def _static(package: str, folder: str, name: str) -> Answer:
    content = files(package).joinpath(folder, name).read_bytes()
    kind = _TYPES[PurePosixPath(name).suffix]

    async def answer(request: Request) -> Response:
        return Response(content, media_type=kind)

    return answer


class _Desk:
    """What is asked for, one method each."""

    def __init__(self, settings: Settings, built: Engine, limits: Limits, processes: int) -> None:
        self._settings, self._built, self._limits, self._processes = settings, built, limits, processes
        self._intake = Intake(limits)
        self._workers: Workers

    @asynccontextmanager
    async def open(self, app: Starlette) -> AsyncIterator[None]:
        """The life of the server."""
        self._workers = Workers(self._settings, self._limits, self._processes)
        try:
            yield
        finally:
            self._workers.close()

    async def about(self, request: Request) -> Response:
        """What the page offers to choose from. The first process gets ready meanwhile."""
        self._workers.warm()
        return JSONResponse({
            "version": __version__,
            "kinds": [[kind.name, kind.title or kind.name] for kind in self._built.kinds],
            "levels": [[level, level] for level in LEVELS],
            "profiles": [[name, docs.PROFILE_TITLES[name]] for name in PROFILES],
            "chosen": {"kind": self._settings.kind, "level": self._settings.level, "profile": self._settings.profile},
            "files": self._limits.files, "file": self._limits.file, "upload": self._limits.upload,
            "processes": self._processes, "containers": CONTAINERS,
        })  # fmt: skip

    async def rule(self, request: Request) -> Response:
        """The page of a rule."""
        from markdown_it import MarkdownIt

        code = request.path_params["code"]
        entry = engine_code(code) or self._built.find(code)
        if entry is None:
            raise RefusedError(404, "没有这条规则")
        page = docs.page(entry).replace("⟦", "【").replace("⟧", "】")
        html = MarkdownIt("commonmark", {"html": False}).enable("table").render(page)
        return JSONResponse({"title": f"{entry.code} {entry.title}", "html": html})

    async def check(self, request: Request) -> Response:
        """One document: its verdict and its report."""
        return await self._about_one("check", request)

    async def text(self, request: Request) -> Response:
        """A text that is being written."""
        return await self._about_one("text", request, self._limits.text)

    async def fix(self, request: Request) -> Response:
        """The corrected file."""
        async with self._received(request) as upload:
            made = await self._workers.ask("fix", _files(upload)[0], upload.fields)
        if not made["changes"]:
            raise RefusedError(422, made["problem"] or "没有可以自动改正的地方")
        return _download(made["data"], _renamed(upload.files[0][0], "改正"))

    async def annotate(self, request: Request) -> Response:
        """The file with what is found, as comments."""
        async with self._received(request) as upload:
            suffix, data = await self._workers.ask("annotate", _files(upload)[0], upload.fields)
        return _download(data, _renamed(upload.files[0][0], "批注", suffix))

    async def unpack(self, request: Request) -> Response:
        """What lies in a zip or a mail: a line of JSON (name, bytes, trouble of each), then their bytes, one after the other."""
        limits = self._limits
        async with self._intake.received(request, limits.upload, 1, limits.upload) as upload:
            file = _files(upload)[0]
            found = await self._workers.ask("unpack", file, limits.files, limits.upload, limits.file)
        index = json.dumps([[name, len(data), trouble] for name, data, trouble in found], ensure_ascii=False)
        return _Sent(b"".join((index.encode(), b"\n", *(data for _, data, _ in found))), self._intake)

    async def compare(self, request: Request) -> Response:
        """Last year's report against this year's."""
        async with self._received(request, self._limits.upload, 2) as upload:
            if len(upload.files) != 2:
                raise RefusedError(400, "请选两份报告：上年的和本年的")
            answer = await self._workers.ask("compare", *_files(upload), upload.fields, documents=2)
        return JSONResponse(answer)

    async def workbook(self, request: Request) -> Response:
        """The workbook of several documents."""
        async with self._received(request, self._limits.upload, self._limits.files) as upload:
            entries = [
                await self._workers.ask("entry", file, upload.fields) for file in _distinct(_files(upload))
            ]
            # What the database and the workbook write on the way; gone with the answer, whatever happens to the process.
            with tempfile.TemporaryDirectory(prefix="hegui-") as folder:
                data = await self._workers.ask("workbook", entries, folder, documents=len(entries))
        return _download(data, "汇总.xlsx", _XLSX)

    async def _about_one(self, task: str, request: Request, most: int = 0) -> Response:
        async with self._received(request, most) as upload:
            return JSONResponse(await self._workers.ask(task, _files(upload)[0], upload.fields))

    def _received(
        self, request: Request, most: int = 0, files: int = 1
    ) -> AbstractAsyncContextManager[Upload]:
        return self._intake.received(request, most or self._limits.file + (1 << 16), files)


class _Sent(Response):
    """Bytes that count as held until they are sent."""

    media_type = "application/octet-stream"

    def __init__(self, data: bytes, intake: Intake) -> None:
        super().__init__(data)
        self._intake = intake

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send them."""
        with self._intake.sending(len(self.body)):
            await super().__call__(scope, receive, send)


def _files(upload: Upload) -> list[File]:
    return [File(name, data, upload.beside.get(name)) for name, data in upload.files]


def _distinct(documents: list[File]) -> list[File]:
    """Each under a name of its own."""
    taken: dict[str, int] = {}
    made = []
    for file in documents:
        number = taken[file.name] = taken.get(file.name, 0) + 1
        path = PurePosixPath(file.name)
        own = str(path.with_name(f"{path.stem} ({number}){path.suffix}")) if number > 1 else file.name
        made.append(file._replace(name=own))
    return made


def _renamed(name: str, mark: str, suffix: str = "") -> str:
    path = PurePosixPath(name)
    return f"{path.stem}.{mark}{suffix or path.suffix}"


def _download(data: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    return Response(
        data, media_type=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )


def _said(status: int, message: str) -> Response:
    retry: Mapping[str, str] = {"Retry-After": "3"} if status == 503 else {}
    # What is left of a body that was refused is not read: the connection ends.
    return JSONResponse({"error": message}, status, headers={**retry, "Connection": "close"})


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return _said(error.status, error.message)


async def _unknown(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _said(error.status_code, _STATUSES.get(error.status_code, "请求有误"))


async def _crashed(request: Request, error: Exception) -> Response:
    return _said(500, "程序内部出错，请反馈给作者")
