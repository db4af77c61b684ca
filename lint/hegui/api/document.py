"""The parts of a document that rules name in their types."""

from hegui.document import Clause, Enumeration, Heading, Item, Mark, Paragraph, Section, Sentence, fact

__all__ = ["Clause", "Enumeration", "Heading", "Item", "Mark", "Paragraph", "Section", "Sentence", "fact"]
