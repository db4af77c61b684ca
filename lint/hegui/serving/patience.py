"""Connections that open and then say nothing are closed, and those that ask and do not take the answer."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS = 10.0
SLOWEST = 300.0
"""Seconds within which what has been written must be taken."""


class Patient(H11Protocol):
    """HTTP/1.1 that waits ``SECONDS`` for the head of the first request, and ``SLOWEST`` until an answer is taken."""

    _taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A visitor has come."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(SECONDS, self._ask)

    def connection_lost(self, exc: Exception | None) -> None:
        """A visitor has gone."""
        self._patience.cancel()
        self._taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """More is written than the visitor takes."""
        super().pause_writing()
        self._taken()
        self._taking = self.loop.call_later(SLOWEST, self.transport.abort)

    def resume_writing(self) -> None:
        """The visitor has taken it."""
        self._taken()
        super().resume_writing()

    def _taken(self) -> None:
        if self._taking is not None:
            self._taking.cancel()

    def _ask(self) -> None:
        if self.cycle is None and cast(Any, self.transport) is not None:
            self.transport.close()
