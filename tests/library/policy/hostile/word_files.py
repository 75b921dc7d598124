"""Word files that open, with what a reader does not see, what runs, and sizes that nobody types."""

from __future__ import annotations

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes, refused
from tests.library.policy.layouts.render import WORD, docx, paragraph

NAME = "方案.docx"
HIDDEN = "暗藏"
RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _related(kind: str, target: str) -> tuple[str, str]:
    entry = f"<Relationship Id='rId9' Type='{OFFICE}/{kind}' Target='{target}' TargetMode='External'/>"
    return RELATIONSHIPS, f"<Relationships>{entry}</Relationships>"


@refused("unsafe", "宏", name="方案.docm")
def with_macros() -> bytes:
    return sound.word(("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"\0" * 600))


@refused("unsafe", "外部", name=NAME)
def with_a_template_from_outside() -> bytes:
    return sound.word(
        ("word/_rels/settings.xml.rels", _related("attachedTemplate", "http://a.example/t.dotm")[1]),
        ("word/settings.xml", f"<w:settings xmlns:w='{WORD}'/>"),
    )


@refused("unsafe", "外部", name=NAME)
def with_an_object_from_outside() -> bytes:
    return sound.word(_related("oleObject", "file://a.example/x.doc"))


@passes(3, units=sound.UNITS, name=NAME)
def with_links() -> bytes:
    return sound.word(
        _related("hyperlink", "http://www.gov.example/"),
        ("word/_rels/header1.xml.rels", _related("image", "http://a.example/1.png")[1]),
    )


@passes(3, units=sound.UNITS, name=NAME)
def with_an_object_inside() -> bytes:
    return sound.word(("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0" + b"\0" * 600))


@passes(3, units=sound.UNITS, holds=("新增",), lacks=(HIDDEN,), name=NAME)
def with_tracked_changes() -> bytes:
    gone = f"<w:del><w:r><w:delText>四、{HIDDEN}推进。</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{_run(f'五、{HIDDEN}推进。')}</w:moveFrom>"
    return docx(sound.BODY + f"<w:p>{gone}{moved}</w:p>")


@passes(4, units=sound.UNITS, holds=("保障要素供给",), lacks=(HIDDEN,), name=NAME)
def with_tracked_additions() -> bytes:
    added = _run("四、保障要素供给。加强用电保障。（责任单位：市发展改革委）")
    return docx(sound.BODY + f"<w:p><w:ins>{added}</w:ins><w:del>{_run(HIDDEN)}</w:del></w:p>")


@passes(3, units=sound.UNITS, lacks=(HIDDEN,), name=NAME)
def with_comments() -> bytes:
    marked = "<w:p><w:commentRangeStart/><w:r><w:commentReference w:id='0'/></w:r></w:p>"
    comment = f"<w:comment>{paragraph(f'四、{HIDDEN}推进。')}</w:comment>"
    return docx(sound.BODY + marked, comments=comment, footnotes=paragraph(HIDDEN), header1=paragraph(HIDDEN))


@passes(4, units=sound.UNITS, holds=("保障要素供给",), name=NAME)
def with_a_text_box() -> bytes:
    inside = paragraph("四、保障要素供给。加强用电保障。（责任单位：市发展改革委）")
    box = f"<w:drawing><a><txbx><w:txbxContent>{inside}</w:txbxContent></txbx></a></w:drawing>"
    other = f"<Fallback><w:pict><w:txbxContent>{paragraph(HIDDEN)}</w:txbxContent></w:pict></Fallback>"
    return docx(f"{sound.BODY}<w:p><w:r><AlternateContent><Choice>{box}</Choice>{other}</AlternateContent></w:r></w:p>")


@passes(3, units=sound.UNITS, lacks=(HIDDEN,), name=NAME)
def with_hidden_text() -> bytes:
    hidden = _run(f"四、{HIDDEN}推进。（责任单位：市教育局）", "<w:vanish/>")
    return docx(f"{sound.BODY}<w:p>{hidden}</w:p>")


@passes(4, units=sound.UNITS, holds=("保障要素供给",), name=NAME)
def with_text_hidden_no_more() -> bytes:
    shown = _run("四、保障要素供给。加强用电保障。（责任单位：市发展改革委）", "<w:vanish w:val='0'/>")
    return docx(f"{sound.BODY}<w:p>{shown}</w:p>")


@passes(3, units=sound.UNITS, lacks=(HIDDEN,), name=NAME)
def with_field_codes() -> bytes:
    field = f"<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>INCLUDETEXT {HIDDEN}</w:instrText></w:r>"
    return docx(f"{sound.BODY}<w:p>{field}</w:p>")


@passes(3, units=sound.UNITS, name=NAME, slow=True)
def a_million_empty_paragraphs() -> bytes:
    return docx("<w:p/>" * 500_000 + sound.BODY + "<w:p/>" * 500_000)


@refused("too_large", "展开后过大", name=NAME)
def table_of_four_million_cells() -> bytes:
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 2000}</w:tr>"
    return docx(f"{sound.BODY}<w:tbl>{row * 2000}</w:tbl>")


@passes(3, units=sound.UNITS, name=NAME, slow=True)
def table_of_a_quarter_million_cells() -> bytes:
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 500}</w:tr>"
    return docx(f"{sound.BODY}<w:tbl>{row * 500}</w:tbl>")


@passes(3, units=sound.UNITS, name=NAME)
def merged_cells_out_of_range() -> bytes:
    spans = ("-5", "0", "99999999999999999999", "甲", "²", "")
    cells = "".join(f"<w:tc><w:tcPr><w:gridSpan w:val='{n}'/></w:tcPr>{paragraph('甲')}</w:tc>" for n in spans)
    merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" * 3
    return docx(f"{sound.BODY}<w:tbl><w:tr>{merged}</w:tr><w:tr>{cells}</w:tr><w:tr/><w:tr>{merged}</w:tr></w:tbl>")


def _numbered(levels: str, styles: str = "") -> bytes:
    numbering = f"<w:abstractNum w:abstractNumId='1'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    item = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    return docx(
        paragraph(sound.TITLE)
        + paragraph("扩大有效投资。推进项目建设。（责任单位：市发展改革委、市财政局）", item)
        + paragraph("加强用工服务。组织招聘活动。（责任单位：市财政局）", "<w:pStyle w:val='a'/>" + item),
        numbering=numbering,
        styles=styles,
    )


@passes(2, units=sound.UNITS, name=NAME)
def numbering_that_refers_to_itself() -> bytes:
    level = "<w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    styles = "".join(
        f"<w:style w:styleId='{key}'><w:basedOn w:val='{to}'/></w:style>" for key, to in (("a", "b"), ("b", "a"))
    )
    return _numbered(level, styles)


@passes(2, units=sound.UNITS, name=NAME)
def numbering_with_foreign_levels() -> bytes:
    level = "<w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    odd = "".join(
        f"<w:lvl w:ilvl='{n}'><w:start w:val='{n}'/><w:lvlText w:val='%9%9%9'/></w:lvl>"
        for n in ("甲", "²", "-1", "99")
    )
    return _numbered(level + odd)


@passes(2, units=sound.UNITS, name=NAME)
def numbering_that_begins_beyond_all() -> bytes:
    start = "<w:start w:val='99999999999999999999'/><w:numFmt w:val='chineseCounting'/>"
    level = f"<w:lvl w:ilvl='0'>{start}<w:lvlText w:val='%1、'/></w:lvl>"
    return _numbered(level)
