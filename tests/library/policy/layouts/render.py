"""Renders an invented plan in any layout: numbering, headings, notes, wrapping, marks and file type vary freely.

The plan that goes in is what the compiler has to find again.
"""

from __future__ import annotations

import html
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from wenzeng.library.policy.document.numbering import chinese

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Measure:
    """One measure as it should come back."""

    title: str
    sentences: tuple[str, ...]
    leads: tuple[str, ...]
    others: tuple[str, ...]
    limit: str | None
    """The wording of a time limit in the note, as a month of 2023 (``6月底前``)."""

    @property
    def units(self) -> tuple[str, ...]:
        """Leads first, as notes list them."""
        return self.leads + self.others


@dataclass(frozen=True)
class Section:
    """A heading with measures under it."""

    title: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Document:
    """A whole document."""

    title: str
    opening: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Layout:
    """How a document is set."""

    scheme: str
    runs_on: bool
    note: str
    own_line: bool
    wrap: int
    half_width: bool
    kind: str
    blank_lines: bool = False


SCHEMES = ("cn-paren", "cn-arabic", "paren-arabic", "chapter-article", "cn-paren-arabic")
NOTES = ("units", "lead-label", "roles", "roles-square", "bare", "first-leads")
KINDS = ("txt", "gbk", "utf-16", "html", "docx", "pdf")


def render(document: Document, layout: Layout) -> tuple[bytes, str]:
    """The bytes of the file and its name."""
    lines = list(_lines(document, layout))
    if layout.half_width:
        lines = [line.translate(str.maketrans("（），：；", "(),:;")) for line in lines]
    if layout.kind == "html":
        body = "".join(f"<p>\u3000\u3000{html.escape(line)}</p>\n" for line in lines)
        page = f"<html><head><meta charset='gb2312'><title>网站</title></head><body><ul class='menu'><li>首页</li></ul>{body}</body></html>"
        return page.encode("gb18030"), "a.html"
    if layout.kind == "docx":
        return docx("".join(paragraph(line) for line in lines)), "a.docx"
    if layout.kind == "pdf":
        return pdf([piece for line in lines for piece in _wrapped("　　" + line, layout.wrap or 36)]), "a.pdf"
    joint = "\r\n\r\n" if layout.blank_lines else "\n"
    text = joint.join(piece for line in lines for piece in _wrapped("　　" + line, layout.wrap))
    return text.encode({"txt": "utf-8", "gbk": "gb18030"}.get(layout.kind, layout.kind)), "a.txt"


def expected(document: Document, layout: Layout) -> list[dict[str, object]]:
    """What the compiler must find, measure by measure."""
    out: list[dict[str, object]] = []
    for number, path, measure in _numbered(document, layout):
        named = layout.note in ("lead-label", "roles", "roles-square", "bare", "first-leads")
        leads = measure.leads[:1] if layout.note == "first-leads" else measure.leads
        out.append(
            {
                "number": number.strip("、. \u3000").replace("（", "(").replace("）", ")"),
                "title": measure.title,
                "lead_units": list(leads) if named else [],
                "responsible_units": list(measure.units),
                "depth": len(path),
            }
        )
    return out


def note_of(measure: Measure, style: str) -> str:
    """The responsibility note of a measure in a style."""
    units, leads, others = "、".join(measure.units), "、".join(measure.leads), "、".join(measure.others)
    limit = f"；完成时限：2023年{measure.limit}" if measure.limit else ""
    if style == "lead-label":
        return f"（牵头单位：{leads}；配合单位：{others}{limit}）" if others else f"（牵头单位：{leads}{limit}）"
    if style in ("roles", "roles-square"):
        tail = f"，2023年{measure.limit}完成" if measure.limit else ""
        inner = f"{leads}牵头，{others}等按职责分工负责{tail}" if others else f"{leads}牵头负责{tail}"
        return f"（{inner}）" if style == "roles" else f"【{inner}】"
    if style == "bare":
        return f"牵头单位：{leads}" + (f"；责任单位：{others}" if others else "") + limit
    return f"（责任单位：{units}{limit}）"


def _lines(document: Document, layout: Layout) -> Iterator[str]:
    yield document.title
    yield document.opening + ("每项任务的责任单位中，列第一位的为牵头单位。" if layout.note == "first-leads" else "")
    last: tuple[str, ...] = ()
    headings = dict(zip((section.title for section in document.sections), _section_numbers(layout), strict=False))
    placed = {id(m): s.title for s in document.sections for m in s.measures}
    for number, path, measure in _numbered(document, layout):
        if path[:-1] != last:
            last = path[:-1]
            yield f"{headings[placed[id(measure)]]}{placed[id(measure)]}"
            if layout.scheme == "cn-paren-arabic":
                yield "（一）重点事项"
        note = note_of(measure, layout.note)
        body = "".join(f"{sentence}。" for sentence in measure.sentences)
        bare = layout.note == "bare"
        if layout.own_line:
            yield f"{number}{measure.title}"
            yield body if bare else body + note
        else:
            yield f"{number}{measure.title}。{body}" + ("" if bare else note)
        if bare:
            yield note


def _section_numbers(layout: Layout) -> list[str]:
    if layout.scheme == "paren-arabic":
        return [f"（{chinese(i)}）" for i in range(1, 60)]
    if layout.scheme == "chapter-article":
        return [f"第{chinese(i)}章　" for i in range(1, 60)]
    return [f"{chinese(i)}、" for i in range(1, 60)]


def _numbered(document: Document, layout: Layout) -> Iterator[tuple[str, tuple[str, ...], Measure]]:
    running = 0
    for place, section in enumerate(document.sections):
        for index, measure in enumerate(section.measures):
            running += 1
            count = running if layout.runs_on or layout.scheme == "chapter-article" else index + 1
            if layout.scheme == "cn-paren":
                number = f"（{chinese(count)}）"
            elif layout.scheme == "chapter-article":
                number = f"第{chinese(count)}条　"
            else:
                number = f"{count}." if layout.scheme != "cn-arabic" else f"{count}、"
            levels = ("s", "i") if layout.scheme == "cn-paren-arabic" else ("s",)
            yield number, (*(f"{level}{place}" for level in levels), number), measure


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Lines cut at a width, wherever that falls; no line begins with a stop."""
    if not width:
        yield line
        return
    while len(line) > width:
        cut = width + (1 if line[width] in "，。、；：）】,;:)" else 0)
        yield line[:cut]
        line = line[cut:]
    if line:
        yield line


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{html.escape(text)}</w:t></w:r></w:p>"


def docx(body: str, **parts: str) -> bytes:
    """A small .docx file; ``parts`` are further parts below word/."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} xmlns:w='{WORD}'>{content}</w:{name}>")
    return out.getvalue()


def pdf(lines: list[str], per_page: int = 26, header: str = "") -> bytes:
    """A small PDF with text in it: one font without outlines whose codes are code points, a number on each page."""
    pages = [lines[i : i + per_page] for i in range(0, len(lines), per_page)] or [[]]
    objects: list[bytes] = [
        b"",
        b"",
        _FONT,
        _CID_FONT,
        _to_unicode(frozenset("".join(lines) + header + "—0123456789 ")),
    ]
    kids = []
    for number, page in enumerate(pages, 1):
        shown = [*([header] if header else []), *page, f"— {number} —"]
        stream = b"BT /F1 16 Tf 28 TL 72 770 Td " + b" ".join(b"<%s> Tj T*" % _hex(line) for line in shown) + b" ET"
        packed = zlib.compress(stream)
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    return _assembled(objects)


_FONT = b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
_CID_FONT = b"<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"


def _hex(line: str) -> bytes:
    return line.encode("utf-16-be").hex().encode()


def _to_unicode(used: frozenset[str]) -> bytes:
    rows = [b"<%04X> <%04X>" % (ord(c), ord(c)) for c in sorted(used)]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    ranges = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)
    content = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + ranges + b"\nendcmap end end"
    )
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _assembled(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
