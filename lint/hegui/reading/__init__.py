"""Bytes to text: one module per format, all behind ``contract``."""

from hegui.reading.contract import Block, Reader, Reading, Source

READERS: tuple[Reader, ...] = (
    Reader("txt", (".txt", ".text"), "hegui.reading.from_text:read", "纯文本"),
    Reader("md", (".md", ".markdown"), "hegui.reading.from_markdown:read", "Markdown"),
    Reader("html", (".html", ".htm", ".xhtml"), "hegui.reading.from_html:read", "网页"),
    Reader("docx", (".docx",), "hegui.reading.from_docx:read", "Word 文档"),
    Reader("pdf", (".pdf",), "hegui.reading.from_pdf:read", "PDF"),
    Reader(
        "office",
        (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".sxw", ".stw", ".fodt", ".uot", ".uof"),
        "hegui.reading.from_office:read",
        "旧版 Word、WPS、RTF、OpenDocument（经 LibreOffice）",
    ),
    Reader("ofd", (".ofd",), "hegui.reading.from_ofd:read", "OFD"),
)
"""The readers that come with the engine."""

__all__ = ["READERS", "Block", "Reader", "Reading", "Source"]
