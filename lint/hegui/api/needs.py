"""What a rule cannot do without: where nothing of it is in a document, the rule is neither imported nor run.

A need is part of the declaration and kept with it, so that it is known before the module of the rule is imported. It
says less than the rule: where it is met the rule may still find nothing; where it is not, the rule would find nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from hegui.document import Document, fact
from hegui.lexicon import class_hits
from hegui.lexicon.scanning import shows


def _malformed(doc: Document) -> bool:
    from hegui.facts.quantities.malformed import malformed_numerals

    return bool(malformed_numerals(doc))


def _sheets(doc: Document) -> bool:
    from hegui.facts.sheets import sheets

    return bool(sheets(doc))


FACTS: Mapping[str, Callable[[Document], bool]] = {
    "marks": lambda doc: bool(doc.marks),
    "malformed numerals": _malformed,
    "sheets": _sheets,
}
"""Facts that can be needed, by name: whether a document has any."""


class Needs(NamedTuple):
    """What a rule needs, any of it: one word, one relation, one fact or one word of a class is enough.

    Attributes:
        words: stand in ``Document.body``; every finding lies where one of them is.
        relations: names of types of relations between quantities.
        facts: names of ``FACTS``.
        classes: names of word classes; a word of one of them does what ``words`` do.
    """

    words: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    @classmethod
    def of_relations(cls, *types: type) -> Needs:
        """At least one relation of one of these types."""
        return cls(relations=tuple(type_.__name__ for type_ in types))

    def declared(self) -> bool:
        """Whether it says something, and nothing unknown."""
        return any(self) and all(self.words) and FACTS.keys() >= set(self.facts)

    def met(self, document: Document) -> bool:
        """Whether anything of it is in ``document``."""
        return (
            shows(document, self.words)
            or any(class_hits(document).stands(name) for name in self.classes)
            or any(FACTS[name](document) for name in self.facts)
            or (bool(self.relations) and self._related(document))
        )

    def _related(self, document: Document) -> bool:
        return not _types(document).isdisjoint(self.relations)


@fact
def _types(document: Document) -> frozenset[str]:
    """The names of the types of relations that are in ``document``."""
    from hegui.facts.relations import relations

    return frozenset(type(relation).__name__ for relation in relations(document))
