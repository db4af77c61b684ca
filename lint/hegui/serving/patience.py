"""Connections that open and then say nothing are closed."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS = 10.0


class Patient(H11Protocol):
    """HTTP/1.1 that waits ``SECONDS`` for the head of the first request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A visitor has come."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(SECONDS, self._ask)

    def connection_lost(self, exc: Exception | None) -> None:
        """A visitor has gone."""
        self._patience.cancel()
        super().connection_lost(exc)

    def _ask(self) -> None:
        if self.cycle is None and cast(Any, self.transport) is not None:
            self.transport.close()
