"""From a reading to a document: furniture, headings, sections, sentences, enumerations, identity."""

from hegui.structure.build import KindSigns, Stated, build

__all__ = ["KindSigns", "Stated", "build"]
