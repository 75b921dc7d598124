"""A small sound policy document in the forms that the hostile files are made from."""

from __future__ import annotations

import io
import zipfile

from tests.library.policy.layouts.render import WORD, paragraph

TITLE = "关于推动甲市制造业稳定增长的若干措施"
LINES = (
    TITLE,
    "为推动全市制造业稳定增长，落实上级部署，制定以下措施。",
    "一、扩大有效投资。加快推进重点项目建设，年底前开工项目30个。（责任单位：市发展改革委、市财政局）",
    "二、加强用工服务。每月组织一次招聘活动，建立企业用工清单。（责任单位：市人力资源社会保障局）",
    "三、落实奖励政策。对新增规模以上企业给予奖励，最高不超过20万元。（责任单位：市工业和信息化局、市财政局）",
)
TEXT = "\n".join(LINES) + "\n"
UNITS = ("市发展改革委", "市财政局")
BODY = "".join(paragraph(line) for line in LINES)
WEB = "".join(f"<p>{line}</p>\n" for line in LINES)


def document(body: str = BODY, declaration: str = "") -> str:
    """The XML of word/document.xml."""
    return f"{declaration}<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>"


def packed(*parts: tuple[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def word(*more: tuple[str, str | bytes], body: str = BODY) -> bytes:
    """A Word file with further parts."""
    return packed(("[Content_Types].xml", "<Types/>"), ("word/document.xml", document(body)), *more)


def page(inside: str = WEB, head: str = "<meta charset='utf-8'>") -> bytes:
    """A web page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inside}</body></html>".encode()
