"""How long an editor waits for the findings of an edit: 1,000 edits of a report of 5,000 characters, through ``hegui lsp``.

python benchmarks/lsp.py [EDITS] [CHARACTERS]

Each edit changes one character and waits for the diagnostics of its version. Wall time is what a writer waits, processor
time what it costs, whatever else the machine does.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

REPORTS = Path(__file__).parent.parent / "fixtures"
URI = "untitled:benchmark.txt"


def report(length: int) -> str:
    """Invented reports one after another, until there are ``length`` characters."""
    texts = sorted(
        p.read_text("utf-8") for p in (*REPORTS.glob("correct/*.txt"), *REPORTS.glob("years/*.txt"))
    )
    whole = "\n".join(texts)
    return (whole * (length // len(whole) + 1))[:length]


def spent(pid: int) -> float:
    """Seconds of processor time of a process; 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / 100


async def measure(edits: int, length: int) -> None:
    """Run the session and print the times."""
    client = LanguageClient("benchmark", "1")
    answered: asyncio.Queue[int | None] = asyncio.Queue()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: lsp.PublishDiagnosticsParams) -> None:
        answered.put_nowait(params.version)

    await client.start_io(sys.executable, "-m", "hegui", "lsp")
    await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities()))
    client.initialized(lsp.InitializedParams())
    text = report(length)
    item = lsp.TextDocumentItem(URI, "plaintext", 0, text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    await answered.get()
    pid = client._server.pid if client._server else 0
    before, waited, stale = spent(pid), [], 0
    for version in range(1, edits + 1):
        at = version * 37 % length
        changed = text[:at] + "又" + text[at:]
        started = time.perf_counter()
        client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, URI),
                [lsp.TextDocumentContentChangeWholeDocument(changed)],
            )
        )
        while await answered.get() != version:
            stale += 1
        waited.append((time.perf_counter() - started) * 1000)
    cost = (spent(pid) - before) / edits * 1000
    waited.sort()
    print(f"{edits} edits, {length} characters: median {statistics.median(waited):.0f} ms, "
          f"95 % within {waited[int(edits * 0.95) - 1]:.0f} ms, processor {cost:.0f} ms an edit, stale {stale}")  # fmt: skip
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()


if __name__ == "__main__":
    asyncio.run(measure(*(int(word) for word in (sys.argv[1:] + ["1000", "5000"][len(sys.argv) - 1 :]))))
