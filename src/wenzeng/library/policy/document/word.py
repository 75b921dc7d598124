"""Word files (.docx): paragraphs and tables in order, automatic numbers as a reader sees them.

The archive is not trusted: only the parts that matter are inflated, by pieces and up to a limit, whatever size they
declare; the XML may hold no DTD.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from wenzeng.library.policy.document.counts import whole
from wenzeng.library.policy.document.flow import Flow
from wenzeng.library.policy.document.numbering import Numbering, own_name, value
from wenzeng.library.policy.document.source import Row, Source, Table
from wenzeng.library.policy.passage import Span
from wenzeng.library.policy.plan import Unread
from wenzeng.library.refusal import Refused

_LARGEST_PART = 24 * 1024 * 1024
_PIECE = 1 << 16
_CONTAINERS = frozenset(
    {"sdt", "sdtContent", "ins", "smartTag", "hyperlink", "fldSimple", "moveTo", "customXml", "body"}
)
_DEEPEST = 200
_SILENT = {("blip", "imagedata"): "图片", ("OLEObject", "altChunk"): "嵌入的文件", ("relIds", "chart"): "图形或图表"}
"""Parts of a paragraph whose words a reader sees and we do not, with their name."""
_LOADED = frozenset({"attachedTemplate", "oleObject", "frame", "subDocument", "package", "control"})

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ParseError,
    NotImplementedError,  # zipfile: a way of packing that it does not know
    EOFError,
    LookupError,
    OSError,
    ValueError,
)

Element = Any


def read(data: bytes, name: str) -> Source:
    """The text and tables of a .docx file."""
    _refuse_active(data, name)
    document = _part(data, "word/document.xml", name)
    if document is None:
        raise Refused("damaged", "文件已损坏，无法打开；请重新另存为 .docx 后提交。", name)
    numbering = Numbering(_part(data, "word/numbering.xml", name), _part(data, "word/styles.xml", name))
    flow = Flow()
    unread: list[Unread] = []
    for block in _blocks(document, 0):
        start = flow.length
        if own_name(block) == "p":
            flow.write(_paragraph(block, numbering) + "\n")
        else:
            _table(block, numbering, flow, 0)
        unread += [Unread((start, flow.length), said) for said in _not_text(block)]
    if not flow.text.strip():
        raise Refused("empty", "文档里没有文字（可能只有图片）；请另存为有文字的 .docx。", name)
    return Source(flow.text, "docx", tuple(flow.tables), unread=tuple(unread))


def _not_text(block: Element) -> Iterator[str]:
    """What a paragraph or table holds besides text, in words."""
    held = Counter(own_name(part) for part in block.iter())
    for kinds, what in _SILENT.items():
        if count := sum(held[kind] for kind in kinds):
            yield f"这里有{what} {count} 个，其中的文字没有读取；如有条文，请改成文字后再提交。"


def _refuse_active(data: bytes, name: str) -> None:
    """Refuse what would run, or fetch something to run, on the machine of whoever opens the file as it came."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    if any(entry.lower().endswith("vbaproject.bin") for entry in names):
        raise Refused("unsafe", "文档内含宏，存在安全风险，未予读取；请另存为不含宏的 .docx 后提交。", name)
    for path in (entry for entry in names if entry.startswith("word/") and entry.endswith(".rels")):
        related = _part(data, path, name)
        if related is not None and any(_fetches(entry) for entry in related):
            message = "文档引用了外部模板或对象，存在安全风险，未予读取；请去掉后另存为 .docx 再提交。"
            raise Refused("unsafe", message, path)


def _fetches(relationship: Element) -> bool:
    """Whether a relationship loads from outside more than a picture or the target of a link."""
    kind = str(relationship.get("Type", "")).rpartition("/")[2]
    return relationship.get("TargetMode") == "External" and kind in _LOADED


def _part(data: bytes, path: str, name: str) -> Element | None:
    """A part of the archive as XML, or None where it is absent."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if path not in archive.namelist():
                return None
            with archive.open(path) as stream:
                content = bytearray()
                while piece := stream.read(_PIECE):
                    content += piece
                    if len(content) > _LARGEST_PART:
                        raise Refused(
                            "too_large",
                            "文档展开后过大，疑为压缩炸弹，未予读取；请删去多余内容，另存为 .docx 后提交。",
                            path,
                        )
        return fromstring(bytes(content), forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused(
            "unsafe_xml",
            "文档内含 DTD 或实体声明，存在安全风险，未予读取；请用 Word 或 WPS 另存为 .docx 后提交。",
            path,
        ) from error
    except _BROKEN as error:
        raise Refused("damaged", "文件已损坏，无法打开；请重新另存为 .docx 后提交。", path) from error
    except RuntimeError as error:
        raise Refused("locked", "文档已加密，请去掉密码后再提交。", name) from error


def _too_deep() -> Refused:
    message = "文档结构或表格嵌套过深，未予读取；请另存为结构简单的 .docx 后提交。"
    return Refused("too_complex", message, "word/document.xml")


def _blocks(parent: Element, depth: int) -> Iterator[Element]:
    """Paragraphs and tables in order, also those within content controls."""
    if depth > _DEEPEST:
        raise _too_deep()
    for child in parent:
        kind = own_name(child)
        if kind in ("p", "tbl"):
            yield child
        elif kind in _CONTAINERS:
            yield from _blocks(child, depth + 1)


def _paragraph(paragraph: Element, numbering: Numbering) -> str:
    if numbering.is_contents(paragraph):
        return ""
    text = "".join(_runs(paragraph, 0))
    return numbering.label(paragraph) + text if text.strip() else text


def _runs(parent: Element, depth: int) -> Iterator[str]:
    """The visible text of a paragraph: deletions, field codes and fallbacks left out."""
    if depth > _DEEPEST:
        raise _too_deep()
    for child in parent:
        kind = own_name(child)
        if kind == "r" and _is_hidden(child):
            continue
        if kind == "t":
            yield child.text or ""
        elif kind == "tab":
            yield "\t" if own_name(parent) == "r" else ""
        elif kind in ("br", "cr"):
            yield "\n"
        elif kind == "noBreakHyphen":
            yield "-"
        elif kind == "p":
            yield "\n" + "".join(_runs(child, depth + 1)) + "\n"
        elif kind not in ("del", "delText", "instrText", "Fallback", "pPr", "rPr", "moveFrom"):
            yield from _runs(child, depth + 1)


def _is_hidden(run: Element) -> bool:
    """Whether a run is set so that nobody sees it."""
    marks = (mark for properties in run if own_name(properties) == "rPr" for mark in properties)
    return any(own_name(mark) == "vanish" and value(mark) not in ("0", "false", "off") for mark in marks)


def _table(table: Element, numbering: Numbering, flow: Flow, depth: int) -> None:
    """Write a table cell by cell; a merged cell's place is remembered for all it covers."""
    if depth > 12:
        raise _too_deep()
    start = flow.length
    rows: list[Row] = []
    above: dict[int, Span] = {}
    for row in (child for child in _rows(table) if own_name(child) == "tr"):
        cells: list[Span] = []
        for cell in (child for child in _cells(row) if own_name(child) == "tc"):
            width, merge = _merging(cell)
            span = (
                above[len(cells)]
                if merge == "continue" and len(cells) in above
                else _cell(cell, numbering, flow, depth)
            )
            flow.write("\t")
            for _ in range(width):
                above[len(cells)] = span
                cells.append(span)
        flow.write("\n")
        rows.append(tuple(cells))
    flow.tables.append(Table((start, flow.length), tuple(rows)))


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if own_name(child) in ("sdt", "sdtContent", "customXml"):
            yield from _rows(child)
        else:
            yield child


_cells = _rows


def _cell(cell: Element, numbering: Numbering, flow: Flow, depth: int) -> Span:
    start = flow.length
    end = start
    for block in _blocks(cell, 0):
        if own_name(block) == "tbl":
            flow.write("\n")
            _table(block, numbering, flow, depth + 1)
            end = flow.length
            continue
        if end > start:
            flow.write("\n")
        _, end = flow.write(_paragraph(block, numbering))
    return start, end


def _merging(cell: Element) -> tuple[int, str | None]:
    """How many columns a cell covers, and whether it goes on the cell above."""
    width, merge = 1, None
    for properties in (child for child in cell if own_name(child) == "tcPr"):
        for entry in properties:
            if own_name(entry) == "gridSpan":
                width = min(60, max(1, whole(value(entry), 1)))
            elif own_name(entry) == "vMerge":
                merge = value(entry) or "continue"
    return width, merge
