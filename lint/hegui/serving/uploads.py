"""Files that come in: held in memory, never more than allowed, given up when they stall."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from hegui.serving.limits import Limits
from hegui.serving.workers import RefusedError

_LONGEST_NAME = 180
_FIELD = 4096
_UNFIT = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Upload(NamedTuple):
    """What a form holds.

    Attributes:
        files: name, as messages say it, and content; in the order in which they came.
        beside: suppressions, by the name of their document.
        fields: the rest.
    """

    files: list[tuple[str, bytes]]
    beside: dict[str, bytes]
    fields: dict[str, str]


class Intake:
    """Takes uploads in; together they never hold more than ``limits.held`` bytes."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._held = 0

    @asynccontextmanager
    async def received(
        self, request: Request, most: int, files: int, largest: int = 0
    ) -> AsyncGenerator[Upload, None]:
        """The form in ``request``: parts ``file`` (any number), ``beside`` and fields. Forgotten afterwards.

        Args:
            most: bytes in all.
            files: how many documents are wanted at most.
            largest: bytes of one; ``limits.file`` if not said.

        Raises:
            RefusedError: it is too large, too slow, too many, or no form.
        """
        taken = 0

        async def counted() -> AsyncGenerator[bytes, None]:
            nonlocal taken
            async for chunk in _bounded(request, self._limits, most):
                taken += len(chunk)
                self._held += len(chunk)
                if self._held > self._limits.held:
                    raise _too_much()
                yield chunk

        try:
            yield await _form(request, counted(), most, files, largest or self._limits.file)
        finally:
            self._held -= taken

    @contextmanager
    def sending(self, size: int) -> Iterator[None]:
        """An answer of ``size`` bytes is held until whoever asked has it.

        Raises:
            RefusedError: too much is held.
        """
        if self._held + size > self._limits.held:
            raise _too_much()
        self._held += size
        try:
            yield
        finally:
            self._held -= size


async def _form(
    request: Request, stream: AsyncGenerator[bytes, None], most: int, files: int, largest: int
) -> Upload:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise RefusedError(415, "请用表单（multipart/form-data）上传")
    stated = request.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > most:
        raise _too_large(most)
    parser = _InMemory(
        request.headers,
        stream,
        max_files=2 * files,
        max_fields=16,
        max_part_size=_FIELD,
    )
    try:
        form = await parser.parse()
    except MultiPartException as error:
        if "Too many files" in error.message:
            raise _too_many(files) from error
        raise RefusedError(400, "上传的内容不完整或格式有误，请重新上传") from error
    except ClientDisconnect as error:
        raise RefusedError(400, "上传中断") from error
    upload = Upload([], {}, {})
    try:
        for key, value in form.multi_items():
            if isinstance(value, str):
                upload.fields[key] = value
            else:
                await _kept(upload, key, value, largest)
    finally:
        await form.close()
    if len(upload.files) > files:
        raise _too_many(files)
    if not upload.files:
        raise RefusedError(400, "没有收到文件")
    return upload


async def _kept(upload: Upload, key: str, part: UploadFile, largest: int) -> None:
    name = shown_name(part.filename or "")
    data = await part.read()
    if len(data) > largest:
        raise RefusedError(413, f"{name}：文件超过 {largest >> 20} MB；请确认是不是报告，或压缩其中的图片")
    if key == "beside":
        upload.beside[name] = data
    else:
        upload.files.append((name, data))


def shown_name(name: str) -> str:
    """A name that messages can say and no system takes for a place: the parts of a relative path, no way up."""
    parts = [_UNFIT.sub("", part).strip() for part in name.replace("\\", "/").split("/")]
    kept = "/".join(part for part in parts if part not in ("", ".", "..") and not part.endswith(":"))
    return kept[-_LONGEST_NAME:].lstrip("/") or "未命名"


class _InMemory(MultiPartParser):
    spool_max_size = 0  # which means: never to disk


async def _bounded(request: Request, limits: Limits, most: int) -> AsyncGenerator[bytes, None]:
    stream = request.stream()
    end = time.monotonic() + limits.slowest
    size = 0
    while True:
        try:
            async with asyncio.timeout(min(limits.stall, max(0.0, end - time.monotonic()))):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            raise RefusedError(408, "上传太慢或停住了，请重新上传") from error
        size += len(chunk)
        if size > most:
            raise _too_large(most)
        yield chunk


def _too_much() -> RefusedError:
    return RefusedError(503, "正在处理的文件太多，请稍等再试")


def _too_large(most: int) -> RefusedError:
    return RefusedError(413, f"上传的内容超过 {most >> 20} MB；请确认是不是报告，或分几次上传")


def _too_many(files: int) -> RefusedError:
    return RefusedError(413, f"一次最多 {files} 份文件，请分几次")
