"""Who is answered: this machine's own page, or who has the token. Every answer forbids keeping, framing and foreign code."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OURS = "x-hegui"
"""A header no page of another site can send without being asked first, and the question is never answered."""
_SAFE = ("GET", "HEAD")


class Guard:
    """Middleware.

    Args:
        hosts: what ``Host`` may say; empty = anything, for a server that is known under names it cannot know.
        token: what the programming interface asks for; ``""`` = nothing.
        scripts, styles: digests that the security policy admits besides the page's own files.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: frozenset[str],
        token: str,
        scripts: Iterable[str] = (),
        styles: Iterable[str] = (),
    ) -> None:
        self._app, self._hosts, self._token = app, hosts, token.encode()
        self._headers = {
            "Content-Security-Policy": "; ".join((
                "default-src 'none'",
                f"script-src 'self' {_digests(scripts)}",
                f"style-src 'self' {_digests(styles)}",
                "connect-src 'self'",
                "img-src data:",
                "frame-src blob:",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
            )),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }  # fmt: skip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        problem = self._problem(scope)
        app: Any = JSONResponse({"error": problem[1]}, problem[0]) if problem else self._app
        await app(scope, receive, answer)

    def _problem(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if self._hosts and host not in self._hosts:
            return 403, "只接受本机的访问"
        if headers.get("origin", f"http://{host}").lower() != f"http://{host}":
            return 403, "不接受其他网站发来的请求"
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return 403, "不接受其他网站发来的请求"
        if scope["method"] not in _SAFE and OURS not in headers:
            return 403, f"请求缺少 {OURS} 头，只接受本页面发来的请求"
        if self._token and scope["path"].startswith("/api/") and not self._has_token(headers):
            return 401, "需要口令，请用启动时显示的完整网址打开"
        return None

    def _has_token(self, headers: Headers) -> bool:
        said = headers.get("authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(said.encode(), self._token)


def _digests(digests: Iterable[str]) -> str:
    return " ".join(f"'sha256-{digest}'" for digest in digests)
