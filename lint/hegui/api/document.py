"""The parts of a document that rules name in their types."""

from hegui.document import Enumeration, Heading, Item, Mark, Paragraph, Section, Sentence, fact

__all__ = ["Enumeration", "Heading", "Item", "Mark", "Paragraph", "Section", "Sentence", "fact"]
