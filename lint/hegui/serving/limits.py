"""What one visitor may cost."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Bounds of the server.

    Attributes:
        file: bytes of one document.
        upload: bytes of one request.
        held: bytes of all requests that are being worked on.
        files: documents in one request.
        text: bytes of a pasted text.
        seconds: for one document, more than a check gives itself (``checking.limits``); the process is ended then.
        memory: MiB for one document, where the system can bound it.
        queue: requests at work or waiting; more are told to come again.
        stall: seconds without a byte after which an upload is given up.
        slowest: seconds an upload may take altogether.
        connections: open at once.
    """

    file: int = 64 << 20
    upload: int = 256 << 20
    held: int = 512 << 20
    files: int = 200
    text: int = 1 << 20
    seconds: float = 90
    memory: int = 1024
    queue: int = 64
    stall: float = 20
    slowest: float = 300
    connections: int = 512
