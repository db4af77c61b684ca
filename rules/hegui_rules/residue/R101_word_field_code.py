"""Field codes, bookmarks and reference errors of Word that became text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui_rules.basis import HANDLING


@rule(
    code="R101",
    name="word-field-code",
    needs=Needs(facts=("marks",)),
    title="Word 域代码、书签或引用错误残留",
    severity=Severity.ERROR,
    furniture=True,
    profile="statutory",
    basis=HANDLING,
    rationale="域代码、书签标记和“错误!未找到引用源”是文字处理软件的内部标记，不是报告内容，公开后直接暴露文稿未经核对。",
    bad=(
        Bad("一、主要举措和成效⟦[bookmark: _GoBack]⟧\n临溪镇召开法治专题会议4次。", says="书签"),
        Bad("具体数据见⟦错误!未找到引用源。⟧\n下一步继续推进。", says="引用错误"),
        Bad('目录\n⟦TOC \\o "1-3" \\h \\z \\u⟧\n一、主要举措', says="域代码"),
        Bad('⟦HYPERLINK \\l "_Toc188000001"⟧一、主要举措⟦PAGEREF _Toc188000001 \\h⟧', says="域代码"),
        Bad("详见⟦Error! Reference source not found.⟧和附件。"),
    ),
    good=(
        "全年纠正执法错误！经复核未再发生。",
        "开发电子书签（bookmark）功能，方便群众查询。",
        "对3件错误的处罚决定予以撤销。",
    ),
)
def word_field_code(doc: Document, options: Options) -> Iterator[Finding]:
    """Every mark of kind ``word``."""
    for mark in doc.marks:
        if mark.kind == "word" and mark.span.length:
            yield Finding(
                mark.span,
                f"此处残留{mark.note or 'Word 的内部标记'}，不是报告内容",
                suggestion="删去；如是交叉引用，在 Word 中更新域后改为普通文字",
            )
