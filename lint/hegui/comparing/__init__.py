"""Two reports side by side: what was copied, which figures were carried over, what became of last year's plan."""

from hegui.comparing.carried import CarriedCell
from hegui.comparing.comparison import Comparison, compare
from hegui.comparing.figures import FigurePair
from hegui.comparing.passages import Passage
from hegui.comparing.promises import Promise, Repeated

__all__ = ["CarriedCell", "Comparison", "FigurePair", "Passage", "Promise", "Repeated", "compare"]
