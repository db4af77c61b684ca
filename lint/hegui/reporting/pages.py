"""Pages from templates: one file that needs nothing else, readable on a telephone, on paper and in the dark.

The templates lie in ``templates/``. Words of documents are escaped and made visible (control characters shown) where a
template prints them; nothing that a template does not mark itself becomes markup.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from hegui.reporting.layout import shortened
from hegui.reporting.visible import visible, writable

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}
"""Control characters to the signs that stand for them, one for one: places in the words stay what they are."""


def page(template: str, **values: Any) -> str:
    """The page that ``template`` makes of ``values``."""
    return writable(_environment().get_template(template).render(**values))


def _broken(words: str) -> Markup:
    """Words of a paragraph, line breaks kept as such."""
    from markupsafe import Markup, escape

    return Markup("<br>").join(escape(visible(line)) for line in words.splitlines() or [""])


@cache
def _source(name: str) -> str:
    """A script or a style that a page carries."""
    return files("hegui.reporting").joinpath("templates", name).read_text("utf-8")


def digest(name: str) -> str:
    """What the page's security policy admits: this script and no other."""
    return _digest(_source(name))


def style_digest(name: str) -> str:
    """The same of the style that a page carries: the one all pages have, and its own."""
    return _digest("".join(_source(part).removesuffix("\n") for part in ("page.css", name)))


def _digest(words: str) -> str:
    return b64encode(sha256(words.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    # Imported here: a command that prints no page need not pay for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup, escape

    made = Environment(
        loader=PackageLoader("hegui.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    made.filters["shortened"] = shortened
    made.filters["broken"] = _broken
    made.globals.update(script=lambda name: Markup(_source(name)), digest=digest)
    # The text of a report, line breaks and all.
    made.filters["verbatim"] = lambda words: Markup(escape(words.translate(_PICTURES)))
    return made
