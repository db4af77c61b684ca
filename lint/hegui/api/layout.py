"""How a document looks, for rules about layout; only docx says so, elsewhere everything is empty."""

from hegui.document.layout import MILLIMETRE, Grid, PageNumber, SectionLook, TableLook
from hegui.facts.looks import (
    Elements,
    HeadingLine,
    Indent,
    Layout,
    Line,
    ParagraphLook,
    RunLook,
    Stretch,
    claims_official_form,
    elements,
    layout,
    lines,
    table_looks,
)

__all__ = [
    "MILLIMETRE",
    "Elements",
    "Grid",
    "HeadingLine",
    "Indent",
    "Layout",
    "Line",
    "PageNumber",
    "ParagraphLook",
    "RunLook",
    "SectionLook",
    "Stretch",
    "TableLook",
    "claims_official_form",
    "elements",
    "layout",
    "lines",
    "table_looks",
]
