"""Output formats: one module each, a pure function of a ``Run``.

Every ``render`` gives text that ends with one line break (or is empty), never looks at the file system, the clock or
the environment, and never takes words of a document for markup.
"""

from hegui.api import Reporter

REPORTERS: tuple[Reporter, ...] = (
    Reporter("terminal", "hegui.reporting.as_terminal:render", "终端阅读"),
    Reporter("concise", "hegui.reporting.as_concise:render", "每条一行"),
    Reporter(
        "json",
        "hegui.reporting.as_json:render",
        "JSON（结构见 docs/schema）",
        streamed="hegui.reporting.as_json:streamed",
    ),
    Reporter(
        "jsonl",
        "hegui.reporting.as_jsonl:render",
        "JSON Lines，每份文件一行",
        streamed="hegui.reporting.as_jsonl:streamed",
    ),
    Reporter(
        "html",
        "hegui.reporting.as_html:render",
        "网页报告",
        needs_document=True,
        folder="hegui.reporting.as_html:folder",
    ),
    Reporter("sarif", "hegui.reporting.as_sarif:render", "SARIF 2.1.0"),
    Reporter("github", "hegui.reporting.as_github:render", "GitHub Actions 批注"),
    Reporter("gitlab", "hegui.reporting.as_gitlab:render", "GitLab 代码质量报告"),
    Reporter("rdjson", "hegui.reporting.as_rdjson:render", "reviewdog", needs_document=True),
    Reporter("junit", "hegui.reporting.as_junit:render", "JUnit XML"),
)
"""The engine's own output formats."""

__all__ = ["REPORTERS"]
