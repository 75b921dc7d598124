"""An empty Word file whose styles are ours: no theme, no font of another house, nothing that names a program.

The blank that comes with python-docx brings Cambria, Calibri and MS Mincho in some two hundred styles and a theme; a
run that misses its own font would fall back to those. Here every default is 仿宋, so that nothing can.
"""

from io import BytesIO
from typing import Final
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument

SONG: Final = "宋体"
HEI: Final = "黑体"
KAI: Final = "楷体_GB2312"
FANGSONG: Final = "仿宋_GB2312"
TITLE: Final = "方正小标宋简体"
LATIN: Final = "Times New Roman"

_SUBSTITUTES = ((FANGSONG, "仿宋", "modern"), (KAI, "楷体", "modern"), (TITLE, "宋体", "auto"))
"""The official faces are not on every machine: what Word takes instead is said, so that it does not choose."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPES}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_TYPES}.fontTable+xml"/>'
    "</Types>"
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/relationships/{part}" Target="{part}.xml"/>'
        for n, part in enumerate(("styles", "settings", "fontTable"), 1)
    )
    + "</Relationships>"
)
_DOCUMENT = (
    f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}/relationships"><w:body><w:sectPr>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1400" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)
"""A4 with the margins of GB/T 9704: top 37 mm, left 28 mm, a text block of 156 by 225 mm."""


def _style(kind: str, name: str, rest: str = "") -> str:
    default = ' w:default="1"' if name in {"Normal", "Normal Table"} else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{name}"/>{rest}</w:style>'


_STYLES = (
    f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{FANGSONG}"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    + _style(
        "paragraph",
        "Normal",
        '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:snapToGrid w:val="0"/></w:pPr>',
    )
    + "".join(_style("paragraph", name, '<w:basedOn w:val="Normal"/>') for name in ("Title", "Header", "Footer"))
    + _style("table", "Normal Table")
    + "</w:styles>"
)
_SETTINGS = (
    f'<w:settings xmlns:w="{_WORD}"><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"'
    ' w:uri="http://schemas.microsoft.com/office/word"/></w:compat></w:settings>'
)
_FONTS = (
    f'<w:fonts xmlns:w="{_WORD}">'
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, other, family in _SUBSTITUTES
    )
    + "</w:fonts>"
)

_PARTS = {
    "[Content_Types].xml": _CONTENT_TYPES,
    "_rels/.rels": _RELATIONS,
    "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
    "word/document.xml": _DOCUMENT,
    "word/styles.xml": _STYLES,
    "word/settings.xml": _SETTINGS,
    "word/fontTable.xml": _FONTS,
}


def blank() -> WordDocument:
    """A new empty document, A4 upright."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in _PARTS.items():
            package.writestr(name, _HEAD + content)
    file.seek(0)
    return Document(file)
