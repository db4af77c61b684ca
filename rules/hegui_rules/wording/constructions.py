"""The table of constructions: frames left open, two constructions in one, sentences cut short, items of unlike kinds.

Rows are those of ``hegui_rules.wording.frames``; the kinds are what is wrong with the sentence as a whole, not with a word.
"""

from __future__ import annotations

from hegui.api import Table
from hegui_rules.wording.frames import Frame, frame_table

KINDS = ("open", "twice", "cut", "unlike", "word")
"""``open``: an opening without its close (在……的领导); ``twice``: said in two ways at once; ``cut``: broken off;
``unlike``: items of different kinds; ``word``: a word that the construction does not take."""

CONSTRUCTIONS: Table[Frame] = frame_table("constructions", "不完整或杂糅的框式结构", KINDS)
