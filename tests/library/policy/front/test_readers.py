"""Files become text: encodings, web pages, Word numbering, PDF pages; each bad input has its Chinese answer."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.library.policy.layouts.render import WORD, docx, paragraph, pdf
from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import LARGEST, read
from wenzeng.library.policy.limits import MOST_MEASURES
from wenzeng.library.refusal import Refused

TEXT = "关于推进甲工作的意见\n一、加强建设。完善服务，落实政策。\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(codec: str) -> None:
    assert read(TEXT.encode(codec), "a.txt").text == TEXT


def test_newlines_stay_as_they_are() -> None:
    assert read("一、甲。\r\n二、乙。\r三、丙。\n".encode(), "a.txt").text == "一、甲。\r\n二、乙。\r三、丙。\n"


def test_the_kind_is_told_by_content() -> None:
    assert read(docx(paragraph("一、加强建设。")), "a.txt").kind == "docx"
    assert read(b"<html><body><p>\xe4\xb8\x80\xe3\x80\x81</p></body></html>", "a.pdf").kind == "html"
    assert read(pdf(["一、加强建设。完善服务，落实各项政策，推进重点任务。"]), "a.docx").kind == "pdf"


def test_a_page_sheds_what_stands_around_the_text() -> None:
    page = (
        "<html><head><title>网站</title></head><body><div id='nav'><a href='/'>首页</a></div><nav>标语</nav>"
        "<script>var a='一、';</script><p>正文<b>甲</b>&nbsp;乙</p><ol><li>子</li><li>丑</li></ol><p style='display:none'>暗</p>"
        "<div class='footer'>版权所有</div></body></html>"
    )
    assert read(page.encode(), "a.html").text.split() == ["正文甲", "乙", "1.子", "2.丑"]


def test_word_breaks_deletions_and_contents() -> None:
    body = (
        "<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr><w:r><w:t>目录一、甲 3</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>一、加强</w:t><w:tab/><w:t>建设</w:t><w:br/></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert read(docx(body), "a.docx").text == "\n一、加强\t建设\n新\n控件\n"


def test_words_of_an_old_text_box_are_read_and_pictures_are_named() -> None:
    box = "<w:p><w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent>%s</w:txbxContent>"
    box += "</v:textbox></w:pict></w:r></w:p>"
    picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='urn:a'/></w:drawing></w:r></w:p>"
    held = read(docx(paragraph("一、加强建设。") + box % paragraph("二、完善服务。") + picture), "a.docx")
    assert "二、完善服务。" in held.text
    assert [(held.text[: note.span[0]].count("。"), note.reason[:7]) for note in held.unread] == [(2, "这里有图片 1")]


def test_a_numbering_that_never_ends_is_refused() -> None:
    text = "".join(f"{n}.推进工作，落实责任。\n" for n in range(1, MOST_MEASURES + 2))
    with pytest.raises(Refused, match="超过 2000 条"):
        compile_text(read(text.encode(), "a.txt"))


def test_pdf_pages_lose_numbers_and_running_headers() -> None:
    lines = [f"{word}推进各项工作任务落实到位" for word in "甲乙丙丁戊己庚辛壬癸子丑"]
    text = read(pdf(lines, per_page=4, header="甲省公报"), "a.pdf").text
    assert "公报" not in text
    assert "— 1 —" not in text
    assert text.count("推进") == 12


def archive(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, content in entries.items():
            held.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BAD = {
    "nothing": (b"", "empty", "空"),
    "blanks": (b" \r\n\t ", "empty", "空"),
    "large": (b"a" * (LARGEST + 1), "too_large", "20 MB"),
    "nul": (b"abc\0\0def\0x", "binary", "空字节"),
    "noise": (bytes(range(1, 32)) * 40, "binary", "不是文字"),
    "doc": (OLE, "wrong_type", "另存为 .docx"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), "wrong_type", "Excel"),
    "locked office": (OLE + "EncryptedPackage".encode("utf-16-le"), "wrong_type", "密码"),
    "rtf": (b"{\\rtf1 abc}", "wrong_type", "另存为 .docx"),
    "png": (b"\x89PNG\r\n\x1a\n", "wrong_type", "图片"),
    "zip": (archive(readme=b"x"), "wrong_type", "压缩包"),
    "ofd": (archive(OFD_xml=b"<a/>"), "wrong_type", "OFD"),
    "xlsx": (archive(xl__workbook_xml=b"<a/>"), "wrong_type", "Excel"),
    "broken zip": (b"PK\x03\x04 broken", "wrong_type", "损坏"),
    "broken pdf": (b"%PDF-1.7\nnothing", "damaged", "损坏"),
    "web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "wrong_type", ".mht"),
    "bomb": (docx(paragraph("一" * 30_000_000)), "too_large", "压缩炸弹"),
    "deep": (docx("<w:sdt>" * 400 + "</w:sdt>" * 400), "too_complex", "嵌套"),
    "no text": (docx("<w:p/>"), "empty", "没有文字"),
    "scan": (pdf([]), "scanned", "可选中文字的 PDF"),
}


@pytest.mark.parametrize(("data", "code", "words"), BAD.values(), ids=list(BAD))
def test_bad_input_has_its_answer(data: bytes, code: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, "文件")
    assert refused.value.code == code
    assert words in refused.value.message


def test_entities_are_refused() -> None:
    document = f"<!DOCTYPE a [<!ENTITY x 'y'>]><w:document xmlns:w='{WORD}'><w:body>&x;</w:body></w:document>"
    with pytest.raises(Refused) as refused:
        read(archive(word__document_xml=document.encode()), "a.docx")
    assert refused.value.code == "unsafe_xml"


NOVEL = "第一章 夜雨\n那天晚上下着大雨，老王推开门走进来，抖了抖身上的水。“你怎么才来？”小翠问。老王没有说话，只是坐在火炉边。\n"


@pytest.mark.parametrize(
    "text",
    [
        NOVEL * 30 + "第二章 清晨\n天亮了，鸟儿叫着。\n",
        "亲爱的妈妈：\n我在这里一切都好，请不要挂念。一、天气很冷。二、吃得很好。\n此致\n敬礼\n",
        "The quick brown fox jumps over the lazy dog. " * 40,
        "1,2,3,4\n5,6,7,8\n" * 80,
        "def f(x):\n    return x + 1  # 加一\n" * 40,
        "全市加强工作部署，推进项目建设，支持企业发展，完善服务体系。",
    ],
    ids=["novel", "letter", "english", "figures", "code", "no items"],
)
def test_what_is_no_policy_document_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="不像一份政策文件"):
        compile_text(read(text.encode(), "a.txt"))
