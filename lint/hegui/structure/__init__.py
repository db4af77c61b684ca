"""From a reading to a document: furniture, headings, sections, sentences, enumerations, identity."""

from hegui.structure.build import Stated, build

__all__ = ["Stated", "build"]
