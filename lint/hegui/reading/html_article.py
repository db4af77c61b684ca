"""Which part of a web page is the article: the smallest element that holds its prose, and what belongs to it.

Prose is text outside links in blocks that have Chinese sentence marks; menus, link lists and footers have none.
Chinese government sites name the element of the text in a handful of ways (the content systems TRS, UCAP and their
kin); the names are taken when the prose agrees. From there the article grows upwards as long as what joins it is
little and has few links: title, line of source and date, signature.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hegui.reading.html_tree import BLOCKS, Node, Words

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:trs_?editor\w*|ucap-?content|trs_ucap_content|zoom\w*|article[\w-]*|artical[\w-]*|"
    r"pages_content|main-?text|news_?content|con_?text|content_?text|info_?content|xl_?content|xxgk_?content|"
    r"detail_?content|text_?content|view_?content|wz_?con\w*|mcontent|vsbcontent\w*|v_news_content)(?=$|[\s_-])",
    re.I,
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|foot\w*|copyright|banner|sidebar|aside|breadcrumb\w*|crumb\w*|position|"
    r"share\w*|bdsharebuttonbox|print\w*|related\w*|recommend\w*|hot\w*|search\w*|login\w*|qrcode|ewm\w*|toolbar)"
    r"(?=$|[\s_-])",
    re.I,
)
_TITLE = re.compile(
    r"(?:^|[\s_-])(?:(?:\w{0,30})title\w*|tit|bt|biaoti\w*|headline\w*|arti[-_]?title)(?=$|[\s_-])", re.I
)
_COPYRIGHT = re.compile("版权所有|网站标识码|ICP备|公网安备|网站地图")
_STOPS = re.compile("[，。；]")
_SKIPPED = frozenset(("nav", "aside"))
_CONTAINERS = frozenset((
    "body", "html", "div", "td", "th", "section", "article", "main", "form", "center", "table", "tbody",
    "tr", "fieldset", "ul", "li", "dl", "dd", "blockquote", "frameset", "noframes", "figure", "details",
))  # fmt: skip
_SENTENCE = 12
_MOST = 0.85
_NAMED_SHARE = 0.5
_GROWTH, _GROWTH_LINKS, _MENU = 600, 40, 12
_TITLE_LENGTH = (4, 120)


class _Weight(NamedTuple):
    text: int
    links: int
    prose: int


class Article(NamedTuple):
    """What was recognised.

    Attributes:
        root: the element that holds the text.
        title: the element of the title when it stands outside ``root``.
        whole: nothing was recognised, ``root`` is the whole page.
    """

    root: Node
    title: Node | None
    whole: bool


def is_furniture(node: Node) -> bool:
    """Whether an element is navigation and the like by its tag."""
    return node.tag in _SKIPPED


def find_article(root: Node, titles: tuple[str, ...]) -> Article:
    """The article of the page under ``root``.

    Args:
        titles: what the head of the page calls it; used to recognise the title among other headings.
    """
    weights: dict[Node, _Weight] = {}
    _weigh(root, weights)
    total = weights[root].prose
    if not total:
        return Article(root, None, True)
    start = _named(root, weights, total) or _deepest(root, weights)
    grown = _grow(start, weights)
    title = _title(root, grown, titles)
    return Article(grown, title, grown is root or grown.tag == "body")


def _weigh(node: Node, weights: dict[Node, _Weight], linked: bool = False) -> tuple[int, int, int]:
    """Weigh ``node`` and all below it; gives its text, links and sentence marks not yet counted as prose.

    An element of flowing text (no block inside) with a sentence mark is prose.
    """
    text = links = prose = loose = stops = 0
    linked = linked or node.tag == "a"
    for child in node.children:
        if isinstance(child, Words):
            length = len("".join(child.text.split()))
            text += length
            if linked:
                links += length
            else:
                loose += length
                stops += len(_STOPS.findall(child.text)) if not _COPYRIGHT.search(child.text) else 0
        elif isinstance(child, Node) and not child.silent and not is_furniture(child):
            inner, inner_loose, inner_stops = _weigh_child(child, weights, linked)
            text += inner.text
            links += inner.links
            prose += inner.prose
            loose += inner_loose
            stops += inner_stops
    if (node.tag in BLOCKS or node.parent is None) and stops and loose >= _SENTENCE:
        prose += loose
        loose = stops = 0
    if text < _GROWTH // 2 and _FURNITURE.search(_label(node)):
        prose = 0
    weights[node] = _Weight(text, links, prose)
    return loose, stops, prose


def _weigh_child(child: Node, weights: dict[Node, _Weight], linked: bool) -> tuple[_Weight, int, int]:
    loose, stops, _ = _weigh(child, weights, linked)
    block = child.tag in BLOCKS
    return weights[child], 0 if block else loose, 0 if block else stops


def _named(root: Node, weights: dict[Node, _Weight], total: int) -> Node | None:
    """The outermost element with a known name that holds most of the prose."""
    for node in root.walk():
        if node.tag in ("body", "html") or node not in weights or weights[node].prose < total * _NAMED_SHARE:
            continue
        if node.tag == "article" or _NAMED.search(_label(node)):
            return _deepest(node, weights)
    return None


def _deepest(node: Node, weights: dict[Node, _Weight]) -> Node:
    """Down from ``node`` as long as one container holds nearly all of the prose."""
    while True:
        below = next(
            (
                child
                for child in node.children
                if isinstance(child, Node)
                and child.tag in _CONTAINERS
                and child in weights
                and weights[child].prose >= weights[node].prose * _MOST
            ),
            None,
        )
        if below is None:
            return node
        node = below


def _grow(start: Node, weights: dict[Node, _Weight]) -> Node:
    base = weights[start]
    node = start
    while node.parent is not None:
        parent = node.parent
        weight = weights[parent]
        if weight.text - base.text > _GROWTH or weight.links - base.links > _GROWTH_LINKS:
            break
        others = [child for child in parent.children if isinstance(child, Node) and child is not node]
        if any(_is_menu(weights.get(child)) or _foreign(child) for child in others):
            break
        node = parent
    return node


def _is_menu(weight: _Weight | None) -> bool:
    return weight is not None and weight.links >= _MENU and weight.links > weight.text * 0.7


def _foreign(node: Node) -> bool:
    """Page furniture by its name or words; an empty element is nothing either way."""
    if node.silent:
        return False
    if node.tag in ("footer", "nav", "aside") or (node.tag == "header" and not _has_heading(node)):
        return True
    words = node.words()
    if not words:
        return False
    return bool(_FURNITURE.search(_label(node)) or _COPYRIGHT.search(words))


def _has_heading(node: Node) -> bool:
    return any(inner.tag in ("h1", "h2") for inner in node.walk())


def _title(root: Node, article: Node, titles: tuple[str, ...]) -> Node | None:
    """The element before the article that shows its title, unless the article begins with it."""
    opening = article.words()[:400]
    found: Node | None = None
    for node in root.walk():
        if node is article:
            break
        if node.tag not in ("h1", "h2", "h3") and not _TITLE.search(_label(node)):
            continue
        words = node.words()
        if not _TITLE_LENGTH[0] <= len(words) <= _TITLE_LENGTH[1] or _linked(node):
            continue
        if any(inner is article for inner in node.walk()):
            continue
        known = any(words in title or title in words for title in titles)
        if node.tag == "h1" or known or (found is None and "报告" in words):
            found = node
    return None if found is None or found.words() in opening else found


def _linked(node: Node) -> bool:
    """Whether its words are a link (the name of the site in the head of the page)."""
    return any(inner.tag == "a" and len(inner.words()) > 2 for inner in node.walk()) or node.tag == "a"


def _label(node: Node) -> str:
    return f"{node.attributes.get('id', '')} {node.attributes.get('class', '')}".strip()
