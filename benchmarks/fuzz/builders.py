"""Documents of every format, built from choices: the right structure with wrong things in it, and now and then damage."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from dice import Dice, text, words

warnings.filterwarnings("ignore", "Duplicate name")
_DEEPEST = 7
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5", "latin-1")


def damaged(dice: Dice, data: bytes) -> bytes:
    """``data``, mostly whole; otherwise cut, flipped, doubled or with bytes put in."""
    for _ in range(dice.below(5) if dice.once_in(3) else 0):
        at = (dice.below(1 << 16) * max(1, len(data) >> 16) + dice.byte()) % (len(data) + 1)
        match dice.below(6):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + bytes([dice.byte()]) + data[at + 1 :]
            case 2:
                data = data[:at] + dice.some(8) + data[at:]
            case 3:
                data = data[:at] + data[at + dice.byte() :]
            case 4:
                data = data[:at] + data[max(0, at - dice.byte()) : at] * dice.below(4) + data[at:]
            case _:
                data = data[at:] + data[:at]
    return data


def encoded(dice: Dice, said: str) -> bytes:
    """``said`` in some encoding."""
    encoding = dice.pick(ENCODINGS) if dice.once_in(4) else "utf-8"
    return said.encode(
        encoding,
        "replace" if dice.once_in(2) else "surrogatepass" if encoding.startswith("utf") else "ignore",
    )


def plain(dice: Dice) -> bytes:
    """A text file."""
    head = dice.pick(("", "青禾县2024年法治政府建设年度报告\n", "# 青禾县2024年法治政府建设年度报告\n\n"))
    return damaged(dice, encoded(dice, head + text(dice)))


# -- html ---------------------------------------------------------------------------------------------------------

_TAGS = (
    "p", "div", "span", "b", "h1", "h2", "table", "tr", "td", "th", "ul", "ol", "li", "a", "br", "img", "script", "style", "iframe",
    "meta", "title", "head", "body", "html", "input", "textarea", "select", "option", "pre", "noscript", "template", "svg", "math",
    "ruby", "rt", "o:p", "font", "center", "article", "section", "nav", "footer", "header", "form", "button", "object", "tbody",
    "caption", "colgroup", "dl", "dt", "dd", "blockquote", "hr", "sup", "sub", "del", "ins", "x-y", "ucaptitle", "main", "video",
)  # fmt: skip
_ATTRIBUTES = (
    "class=content", "id=zoom", 'style="display:none"', "hidden", "colspan=3", "rowspan=0", "colspan=-1", "colspan=99999999999",
    "rowspan=2", 'name="ArticleTitle" content="青禾县"', 'name="PubDate" content="2024-13-45"', "charset=gb2312", "charset=x",
    'http-equiv=refresh content="0;url=b.html"', "href=a.doc", "href='下一页'", "src=a.jpg", "value=1", "type=hidden", "alt=表",
    'style="text-indent:2em;mso-list:l0 level1 lfo1"', "align=center", 'style="font-size:-1px;visibility:collapse"', "=", "'", '"',
)  # fmt: skip


def page(dice: Dice) -> bytes:
    """A web page."""
    pieces = [
        dice.pick(
            (
                "<!DOCTYPE html><html><head><title>青禾县2024年法治政府建设年度报告</title></head><body>",
                "<html>",
                "",
                "<?xml version='1.0'?>",
            )
        )
    ]
    opened: list[str] = []
    while dice.more:
        match dice.below(8):
            case 0 | 1 | 2:
                tag = dice.pick(_TAGS)
                attributes = "".join(" " + dice.pick(_ATTRIBUTES) for _ in range(dice.below(3)))
                pieces.append(f"<{tag}{attributes}{'/' if dice.once_in(6) else ''}>")
                opened.append(tag)
            case 3:
                pieces.append(f"</{opened.pop() if opened else dice.pick(_TAGS)}>")
            case 4:
                pieces.append(f"</{dice.pick(_TAGS)}>")
            case 5:
                pieces.append(
                    dice.pick(
                        (
                            "<!--",
                            "-->",
                            "<![CDATA[",
                            "]]>",
                            "<!",
                            "<?",
                            "</",
                            "<",
                            "&",
                            "&#",
                            "&#x110000;",
                            "&#0;",
                            "&#xd800;",
                            "&nbsp",
                            "&lt;p&gt;",
                        )
                    )
                )
            case _:
                pieces.append(words(dice))
    pieces += [f"</{tag}>" for tag in reversed(opened)] if dice.once_in(2) else []
    return damaged(dice, encoded(dice, "".join(pieces)))


# -- docx ---------------------------------------------------------------------------------------------------------

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_VALUES = (
    "0", "1", "2", "3", "-1", "9", "", "x", "99999999999999999999", "1.5", "on", "off", "true", "Normal", "Heading1", "S1", "S2",
    "decimal", "chineseCounting", "bullet", "none", "%1、", "（%2）", "%9%", "%", "restart", "continue", "begin", "separate", "end",
    "auto", "both", "center", "一", "upperLetter", "lowerRoman", "ideographTraditional", "1e9", "\u0660", "nextPage", "２",
)  # fmt: skip
_PROPERTIES = (
    "pStyle", "outlineLvl", "numPr", "ilvl", "numId", "jc", "ind", "vanish", "b", "rPr", "caps", "gridSpan", "vMerge", "hMerge",
    "tcW", "sectPr", "tabs", "framePr", "lang", "rFonts", "webHidden", "rStyle", "ins", "del", "rPrChange", "pageBreakBefore",
)  # fmt: skip
_RUN = ("br", "tab", "cr", "noBreakHyphen", "softHyphen", "sym", "footnoteReference", "endnoteReference", "fldChar", "lastRenderedPageBreak", "ptab", "pgNum", "dayLong", "annotationRef", "commentReference", "separator")  # fmt: skip
_WRAPPERS = (
    "ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "ruby", "rubyBase", "rt", "customXml",
    "dir", "bdo", "permStart", "p", "tbl", "tr", "tc", "r", "txbxContent", "body", "sectPr", "altChunk", "bookmarkStart",
    "commentRangeStart", "proofErr", "pict", "object", "AlternateContent", "Choice", "Fallback",
)  # fmt: skip


def _attribute(dice: Dice, name: str = "val") -> str:
    return f' w:{name}="{escape(dice.pick(_VALUES))}"'


def _properties(dice: Dice, name: str) -> str:
    inside = ""
    for _ in range(dice.below(4)):
        one = dice.pick(_PROPERTIES)
        inside += (
            f"<w:{one}{_attribute(dice)}/>"
            if dice.below(3)
            else f"<w:numPr><w:ilvl{_attribute(dice)}/><w:numId{_attribute(dice)}/></w:numPr>"
        )
    return f"<w:{name}>{inside}</w:{name}>"


def _clean(said: str) -> str:
    return "".join(
        c if c >= " " or c in "\t\n" else ""
        for c in said
        if not 0xD800 <= ord(c) <= 0xDFFF and c not in "\ufffe\uffff"
    )


def _run(dice: Dice) -> str:
    inside = _properties(dice, "rPr") if dice.once_in(4) else ""
    for _ in range(1 + dice.below(3)):
        match dice.below(8):
            case 0 | 1 | 2 | 3:
                space = ' xml:space="preserve"' if dice.below(2) else ""
                inside += f"<w:t{space}>{escape(_clean(words(dice, 6)))}</w:t>"
            case 4:
                inside += f"<w:{dice.pick(_RUN)}{_attribute(dice, dice.pick(('id', 'type', 'fldCharType', 'char', 'val')))}/>"
            case 5:
                code = dice.pick(
                    (
                        "PAGE",
                        " EQ \\o(一,○)",
                        " EQ \\f(1,2)",
                        "TOC \\o",
                        "REF _a \\h",
                        "HYPERLINK",
                        " EQ \\o\\ac(",
                        "SEQ 表",
                        "FORMULA",
                        " = SUM(ABOVE) ",
                    )
                )
                inside += f"<w:instrText>{escape(code)}</w:instrText>"
            case 6:
                inside += f"<w:delText>{escape(_clean(words(dice, 4)))}</w:delText>"
            case _:
                inside += dice.pick((
                    '<w:pict><v:shape><v:textpath string="青禾县"/></v:shape></w:pict>',
                    "<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>",
                    "<w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing>",
                    '<w:object><o:OLEObject ProgID="Equation.3"/></w:object>',
                ))  # fmt: skip
    return f"<w:r>{inside}</w:r>"


def _block(dice: Dice, depth: int) -> str:
    match dice.below(10):
        case 0 | 1 | 2 | 3 | 4:
            head = _properties(dice, "pPr") if dice.once_in(2) else ""
            return f"<w:p>{head}{''.join(_run(dice) for _ in range(dice.below(5)))}</w:p>"
        case 5 if depth:
            rows = ""
            for _ in range(dice.below(4)):
                cells = "".join(
                    f"<w:tc>{_properties(dice, 'tcPr') if dice.once_in(3) else ''}{_block(dice, depth - 1)}</w:tc>"
                    for _ in range(dice.below(5))
                )
                rows += f"<w:tr>{cells}</w:tr>"
            return f"<w:tbl>{rows}</w:tbl>"
        case 6 if depth:
            inside = "".join(_block(dice, depth - 1) for _ in range(dice.below(3)))
            name = dice.pick(_WRAPPERS)
            space = "mc" if name in ("AlternateContent", "Choice", "Fallback") else "w"
            return f"<{space}:{name}{_attribute(dice)}>{inside}</{space}:{name}>"
        case 7 if depth:
            return f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{_block(dice, depth - 1)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{_block(dice, depth - 1)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
        case 8:
            return f"<w:sdt><w:sdtPr>{dice.pick(('', '<w:showingPlcHdr/>', '<w:docPartObj/>'))}</w:sdtPr><w:sdtContent>{_run(dice)}</w:sdtContent></w:sdt>"
        case _:
            return _run(dice)


def _levels(dice: Dice) -> str:
    found = ""
    for number in range(dice.below(4)):
        levels = "".join(
            f'<w:lvl w:ilvl="{level if dice.below(4) else dice.pick(_VALUES)}"><w:start{_attribute(dice)}/><w:numFmt{_attribute(dice)}/>'
            f"<w:lvlText{_attribute(dice)}/><w:lvlRestart{_attribute(dice)}/></w:lvl>"
            for level in range(dice.below(4))
        )
        found += f'<w:abstractNum w:abstractNumId="{number}">{levels}<w:numStyleLink{_attribute(dice)}/></w:abstractNum>'
        found += f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{dice.below(4)}"/><w:lvlOverride{_attribute(dice, "ilvl")}><w:startOverride{_attribute(dice)}/></w:lvlOverride></w:num>'
    return found


def _styles(dice: Dice) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name{_attribute(dice)}/><w:basedOn w:val="S{dice.below(4)}"/>'
        f"<w:pPr><w:outlineLvl{_attribute(dice)}/><w:numPr><w:numId{_attribute(dice)}/></w:numPr></w:pPr></w:style>"
        for n in range(dice.below(4))
    )


_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def word(dice: Dice) -> bytes:
    """A docx."""
    others = {"styles": _styles(dice), "numbering": _levels(dice)}
    for name in ("footnotes", "endnotes", "comments"):
        if dice.once_in(4):
            others[name] = f'<w:{name[:-1]} w:id="{dice.pick(_VALUES)}">{_block(dice, 1)}</w:{name[:-1]}>'
    blocks = ""
    damage = dice.below(256), dice.byte(), dice.byte()
    while dice.more:
        blocks += _block(dice, _DEEPEST)
    declaration = "<?xml version='1.0' encoding='UTF-8'?>"
    parts = {
        f"word/{name}.xml": f"{declaration}<w:{name} {_SPACES}>{said}</w:{name}>"
        for name, said in others.items()
    }
    parts["word/document.xml"] = (
        f"{declaration}<w:document {_SPACES}><w:body>{blocks}<w:sectPr/></w:body></w:document>"
    )
    parts["word/_rels/document.xml.rels"] = _RELATIONS + "".join(
        f'<Relationship Id="r{name}" Type="{_KIND}{name}" Target="{name}.xml"/>' for name in others
    ) + "</Relationships>"  # fmt: skip
    parts["_rels/.rels"] = (
        f'{_RELATIONS}<Relationship Id="m" Type="{_KIND}officeDocument" Target="word/document.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    return package(
        {name: said.encode("utf-8", "replace") for name, said in parts.items()}, Dice(bytes(damage))
    )


_MENDED: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: data.replace(b"<w:p>", b"<w:p ", 1),
    lambda data: data.replace(b"UTF-8", b"GB2312", 1),
    lambda data: data.replace(b"UTF-8", b"x-none", 1),
    lambda data: data.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.replace(b"?>", b"?><!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]>", 1),
    lambda data: data[: len(data) // 2],
    lambda data: b"",
    lambda data: data.replace(b"2006", b"2007"),
    lambda data: data.replace(b"word/", b"/word/../word/"),
    lambda data: data.replace(b"Target=", b"TargetMode='External' Target="),
)


def package(parts: dict[str, bytes], dice: Dice) -> bytes:
    """A zip of ``parts``; now and then one of them is lost, doubled or damaged, or the zip is."""
    out = io.BytesIO()
    wrong = dice.byte()
    names = list(parts)
    victim = names[dice.below(len(names))]
    with ZipFile(out, "w") as archive:
        for name, data in parts.items():
            if name == victim and wrong < 40:
                if wrong < 6:
                    continue
                if wrong < 10:
                    name = dice.pick(
                        (name.upper(), "/" + name, name.replace("/", "\\"), "../" + name, "\0" + name)
                    )
                else:
                    data = _MENDED[wrong % len(_MENDED)](data)
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if wrong % 7 == 0 else ZIP_DEFLATED
            archive.writestr(entry, data)
    data = out.getvalue()
    if wrong >= 200:
        at = dice.below(1 << 16) % len(data)
        at = at if wrong % 2 else len(data) - 1 - at % 200  # the directory stands at the end
        data = data[:at] + (bytes([dice.byte()]) + data[at + 1 :] if wrong < 240 else b"")
    return data


# -- ofd ----------------------------------------------------------------------------------------------------------

_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_NUMBERS = ("0", "1", "5.6", "-3", "210", "1e308", "nan", "inf", "", "x", "0 0 210 297", "1 0 0 1 0 0", "g 3 5.6", "5.6 5.6 5.6", "g 99999999 1", "0.0000001", "1 2", "g", "g g g")  # fmt: skip


def fixed_layout(dice: Dice) -> bytes:
    """An OFD."""
    damage = bytes((dice.byte(), dice.byte(), dice.byte()))
    pages = []
    while dice.more and len(pages) < 5:
        objects = ""
        for _ in range(1 + dice.below(12)):
            box = (
                f"{dice.below(200)} {dice.below(290)} {dice.below(200)} {dice.below(20)}"
                if dice.below(5)
                else dice.pick(_NUMBERS)
            )
            size = "5.6" if dice.below(4) else dice.pick(_NUMBERS)
            step = "5.6 5.6 5.6 5.6" if dice.below(3) else dice.pick(_NUMBERS)
            ctm = f' CTM="{dice.pick(_NUMBERS)}"' if dice.once_in(8) else ""
            code = f'<ofd:TextCode X="{dice.pick(_NUMBERS) if dice.once_in(6) else 0}" Y="5" DeltaX="{step}">{escape(_clean(words(dice, 6)))}</ofd:TextCode>'
            match dice.below(8):
                case 0:
                    objects += f'<ofd:PathObject Boundary="{box}"><ofd:AbbreviatedData>M 0 0 L {dice.pick(_NUMBERS)} 0</ofd:AbbreviatedData></ofd:PathObject>'
                case 1:
                    objects += f'<ofd:CGTransform CodePosition="{dice.pick(_NUMBERS)}" CodeCount="1" GlyphCount="1"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform>'
                case 2:
                    objects += f'<ofd:PageBlock><ofd:TextObject Boundary="{box}" Size="{size}">{code}{code}</ofd:TextObject></ofd:PageBlock>'
                case 3:
                    objects += f'<ofd:ImageObject Boundary="{box}" ResourceID="1"/>'
                case _:
                    objects += f'<ofd:TextObject ID="1" Boundary="{box}" Font="2" Size="{size}"{ctm}>{code}</ofd:TextObject>'
        template = f'<ofd:Template TemplateID="{dice.below(3)}"/>' if dice.once_in(5) else ""
        pages.append(
            f'<ofd:Page {_OFD}>{template}<ofd:Content><ofd:Layer ID="7" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    area = f"<ofd:PageArea><ofd:PhysicalBox>{'0 0 210 297' if damage[0] % 5 else _NUMBERS[damage[1] % len(_NUMBERS)]}</ofd:PhysicalBox></ofd:PageArea>"
    parts = {
        "OFD.xml": f'<ofd:OFD {_OFD} Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:Title>年报</ofd:Title><ofd:CreationDate>2024-13-01</ofd:CreationDate></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": f'<ofd:Document {_OFD}><ofd:CommonData>{area}<ofd:TemplatePage ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>',
        **{f"Doc_0/Pages/Page_{n}/Content.xml": said for n, said in enumerate(pages)},
    }
    return package({name: said.encode("utf-8", "replace") for name, said in parts.items()}, Dice(damage))


# -- pdf ----------------------------------------------------------------------------------------------------------

_PDF_NUMBERS = (b"0", b"1", b"12", b"-12", b"80", b"300", b"700", b"1e9", b"0.001", b"99999999999", b"-0", b"595", b"/X", b"()", b"null")  # fmt: skip
_OPERATORS = (b"q", b"Q", b"BT", b"ET", b"Tj", b"TJ", b"Td", b"Tm", b"Tf", b"T*", b"'", b'"', b"cm", b"re", b"f", b"S", b"m", b"l", b"W n", b"Tr", b"Tz", b"TL", b"Ts", b"Do", b"BI", b"EI", b"sh", b"gs", b"BDC", b"EMC", b"rg")  # fmt: skip


def printed(dice: Dice) -> bytes:
    """A PDF whose font says by a table which characters its codes are."""
    damage = Dice(bytes((dice.byte(), dice.byte(), dice.byte(), dice.byte(), dice.byte(), dice.byte())))
    box = b"0 0 595 842" if damage.below(6) else b" ".join(damage.pick(_PDF_NUMBERS) for _ in range(4))
    rotation = damage.pick((b"0", b"0", b"90", b"180", b"270", b"45", b"-90"))
    contents: list[bytes] = []
    letters: dict[str, int] = {}
    while dice.more and len(contents) < 4:
        contents.append(_content(dice, letters))
    contents = contents or [b""]
    table = b"".join(
        b"<%04x> <%s>\n" % (code, char.encode("utf-16-be", "surrogatepass").hex().encode())
        for char, code in letters.items()
    )
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange %d beginbfchar\n%sendbfchar endcmap end end"
        % (len(letters), table)
    )
    kids = b" ".join(b"%d 0 R" % (8 + 2 * n) for n in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents) if damage.below(9) else damage.byte()),
        b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW %s/FontDescriptor 6 0 R>>"
        % (b"1000" if damage.below(5) else damage.pick(_PDF_NUMBERS)),
        _stream(cmap, damage.once_in(2)),
        b"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Rotate %s/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 7 0 R>>>>>>"
            % (box, rotation, 9 + 2 * n)
        )
        objects.append(_stream(content, damage.once_in(2)))
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, o) for i, o in enumerate(objects, 1))
    body += b"trailer<</Root 1 0 R/Size %d%s>>\n%%%%EOF" % (
        len(objects) + 1,
        b"/Encrypt 6 0 R" if damage.once_in(50) else b"",
    )
    return damaged(damage, body)


def _stream(data: bytes, packed: bool) -> bytes:
    kind = b""
    if packed:
        data, kind = zlib.compress(data), b"/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), kind, data)


def _content(dice: Dice, letters: dict[str, int]) -> bytes:
    pieces = [b"BT /F1 16 Tf"]
    y = 760
    for _ in range(dice.below(30)):
        match dice.below(10):
            case 0:
                pieces.append(
                    b" ".join(dice.pick(_PDF_NUMBERS) for _ in range(dice.below(7)))
                    + b" "
                    + dice.pick(_OPERATORS)
                )
            case 1:
                pieces.append(
                    b"ET %d %d %d %d re f BT /F%d %s Tf"
                    % (
                        dice.byte() * 2,
                        dice.byte() * 3,
                        dice.byte() * 2,
                        dice.below(3),
                        1 + dice.below(2),
                        dice.pick((b"16", b"9", b"0", b"-3", b"300")),
                    )
                )
            case _:
                said = _clean(words(dice, 5)).replace("\n", "")
                codes = b"".join(b"%04x" % letters.setdefault(c, len(letters) + 1) for c in said)
                x = 80 + (dice.byte() if dice.once_in(3) else 0)
                y -= dice.pick((28, 28, 28, 0, 1, 14, -28, 200))
                pieces.append(b"1 0 0 1 %d %d Tm <%s> Tj" % (x, y, codes))
    return b"\n".join((*pieces, b"ET"))


# -- containers ---------------------------------------------------------------------------------------------------

_NAMES = ("年报.txt", "a/b/c.docx", "../../x.txt", "/etc/x.txt", "C:\\a.txt", "a\\b.txt", "", ".", "..", "a.txt", "a.txt", "__MACOSX/._a.txt", "~$a.docx", "b.zip", "c.eml", "x\n.txt", "\u202e.txt", "年报.pdf", "d.", "e/", "甲" * 90 + ".txt", "f.rar", "NUL")  # fmt: skip


def zipped(dice: Dice, depth: int = 3) -> bytes:
    """A zip of documents, mails and zips."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for _ in range(dice.below(5)):
            name = dice.pick(_NAMES) or "\u00e4"
            entry = ZipInfo(name)
            entry.flag_bits = dice.pick((0, 0, 0x800, 1, 8))
            archive.writestr(entry, _member(dice, name, depth))
    data = bytearray(out.getvalue())
    if dice.once_in(6) and len(data) > 22:  # sizes and places as the directory says them
        struct.pack_into("<H", data, len(data) - 22 + dice.below(20), dice.below(1 << 16))
    return damaged(dice, bytes(data))


def _member(dice: Dice, name: str, depth: int) -> bytes:
    if depth and name.endswith(".zip"):
        return zipped(dice, depth - 1)
    if depth and name.endswith(".eml"):
        return mail(dice, depth - 1)
    return words(dice, 20).encode("utf-8", "replace")


_HEADERS = (
    "Content-Type: multipart/mixed; boundary=b", "Content-Type: text/plain; charset=gb2312", "Content-Type: text/html; charset=x",
    "Content-Type: application/msword; name=\"=?gb2312?B?xOq8qA==?=\"", "Content-Disposition: attachment; filename=a.txt",
    "Content-Disposition: attachment; filename*=utf-8''%E5%B9%B4.docx", "Content-Disposition: inline; filename*0=a; filename*1=b.txt",
    "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: x-uuencode",
    "Content-ID: <a>", "Content-Type: message/rfc822", "Content-Type: image/png", "Subject: =?utf-8?Q?=E5=B9=B4?=", ": x", " folded",
    "Content-Type: ;;;=\"", "Content-Disposition: attachment; filename=\"..\\..\\a.txt\"", "MIME-Version: 1.0", "Content-Type: multipart/;",
    "Content-Type: text/plain; name*=", "Content-Type: text/plain; name*9=x; name*0*=utf-8''a", "Content-Disposition: =?x?B?!?=",
)  # fmt: skip


def mail(dice: Dice, depth: int = 3) -> bytes:
    """A mail with attachments."""
    said = "".join(dice.pick(_HEADERS) + "\r\n" for _ in range(dice.below(5))).encode()
    said += b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" if dice.below(4) else b"\r\n"
    for _ in range(dice.below(5)):
        said += (
            b"--b\r\n"
            + "".join(dice.pick(_HEADERS) + "\r\n" for _ in range(dice.below(4))).encode()
            + b"\r\n"
        )
        said += (
            mail(dice, depth - 1)
            if depth and dice.once_in(4)
            else dice.some(60)
            if dice.once_in(2)
            else words(dice, 10).encode("utf-8", "replace")
        ) + b"\r\n"
    return damaged(dice, said + b"--b--\r\n")


# -- what a folder carries ----------------------------------------------------------------------------------------

_KEYS = (
    "profile", "preview", "kind", "level", "year", "published", "select", "extend-select", "ignore", "fail-on", "checklists", "exclude",
    "skip-unsupported", "baseline", "enabled", "severity", "files", "allow", "add", "off", "seconds", "characters", "memory", "findings",
    "rules.S101", "rules.heading-number-gap", "limits", "knowledge", "override", "rules", "knowledge.word_classes", "knowledge.names", "x",
)  # fmt: skip
_TOML = (
    "1", "-1", "0", "9999999999999999999999", "1.5", "nan", "inf", "true", "false", '""', '"S"', '["S101"]', '["S","W"]', "[]", "[1]", "{}",
    '"recommended"', '"style"', '"strict"', '"fazhi"', '"generic"', '"省"', '"县"', "2024", "2024-01-01", "2024-01-01T00:00:00", "12:00:00",
    '"2024-01-01"', '"error"', '"never"', '["*.txt"]', '["[a-"]', '["!*", "/"]', '["a.tsv"]', '["../x"]', '"..\\u0000"', "[[]]", '[{a=1}]',
    "'''a\nb'''", '"甲"', "0x10", "1_000", '["**/**/**/**"]', '["E902"]', '["X1", "甲"]', '["word_classes"]', '"ALL"', '"\\ud800"',
)  # fmt: skip


def table(dice: Dice, keys: tuple[str, ...] = _KEYS, values: tuple[str, ...] = _TOML) -> str:
    """TOML with known keys and whatever values."""
    pieces = []
    while dice.more:
        match dice.below(10):
            case 0:
                pieces.append(f"[{dice.pick(keys)}]\n")
            case 1:
                pieces.append(f"[[{dice.pick(keys)}]]\n")
            case 2:
                pieces.append(
                    dice.pick(("\n", "# 甲\n", "=", "[", "]", '"', "\\", "\0", "\ufeff", "\r", "{", ","))
                )
            case 3:
                pieces.append(f"{dice.pick(keys)}.{dice.pick(keys)} = {dice.pick(values)}\n")
            case 4:
                pieces.append(f"{dice.pick(keys)} = {{{dice.pick(keys)} = {dice.pick(values)}}}\n")
            case _:
                pieces.append(f"{dice.pick(keys)} = {dice.pick(values)}\n")
    return "".join(pieces)


_LIST_KEYS = (
    "kind", "title", "levels", "years", "words", "leaders", "titles", "openings", "headings", "signatures", "against", "topics", "subjects",
    "heading_words", "common", "parts", "part", "elements", "element", "sheets", "sheet", "id", "name", "code", "near_headings", "not_headings",
    "subheadings", "mentions", "extent", "thematic", "results", "severity_missing", "severity_weak", "profile", "earlier", "before", "basis",
    "rationale", "needs", "without", "condition", "bad", "good", "say", "suggest", "severity", "extends", "type", "any", "all", "words.a", "min",
)  # fmt: skip
_LIST_VALUES = (
    '"fazhi"', '"own"', '"县"', '["县"]', '["甲+"]', '["("]', '["@a"]', '["@b"]', '"甲"', "1", "-1", "true", "[]", "{}", '"C999"', '"mentions"', '"count"',
    '["(甲|甲甲)+$"]', '["年度", "报告"]', '"error"', '"info"', '"{n}"', '"{"', "[2021, 2025]", "[[1]]", "{mentions = '甲'}", "[{type='mentions', any=['甲']}]", '"法治政府建设年度报告"', "1.5",
    "2024-01-01", '"../fazhi.toml"', '"generic"', '"总体情况"', '["总体情况"]', '"deadline"', '"part"', '"trace"', '"each-item"', '"sides"', "nan",
)  # fmt: skip


def checklist(dice: Dice) -> bytes:
    """A checklist."""
    head = dice.pick(('kind = "own"\ntitle = "年报"\n', "", 'extends = "fazhi"\n'))
    return damaged(dice, (head + table(dice, _LIST_KEYS, _LIST_VALUES)).encode("utf-8", "replace"))


def knowledge(dice: Dice, columns: tuple[str, ...]) -> str:
    """A table of tab-separated values with these columns."""
    pieces = ["\t".join(columns if dice.below(6) else (dice.pick(columns) for _ in columns))]
    while dice.more:
        cells = [_cell(dice) for _ in columns]
        pieces.append("\t".join(cells if dice.below(8) else cells[1:]))
    return "\n".join(pieces)


_CELLS = ("", "X1", "X2", "甲乙", "丙丁", "high", "low", "own", "2024", "2024-01-01", "2024-02-31", "甲;乙", ";", "!", "(甲|甲甲)+$", "(", "[", "推进", "n", "word", "error", "-1", "县", "甲|乙", "#", '"', "\\d+", "甲…乙", "甲 → 乙", "1-3", "@x")  # fmt: skip


def _cell(dice: Dice) -> str:
    return dice.pick(_CELLS) if dice.below(4) else words(dice, 4).replace("\t", "").replace("\n", "")
