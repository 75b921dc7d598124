"""Which files prove something: told by their first bytes, with a name that is words and no place."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenzeng.library import evidence
from wenzeng.library.refusal import Refused

PNG, PDF, OLD = b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for member in members:
            held.writestr(member, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("证明.pdf", PDF),
        ("照片.PNG", PNG),
        ("照片.jpg", b"\xff\xd8\xff\xe0"),
        ("纪要.docx", archive("word/document.xml")),
        ("清单.xlsx", archive("xl/workbook.xml")),
        ("旧表.xls", OLD),
        ("旧文.doc", OLD),
    ],
)
def test_what_is_taken(name: str, data: bytes) -> None:
    assert evidence.check(name, data) == name


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("页.html", b"<script>", "不是可收的材料"),
        ("图.svg", b"<svg onload=alert(1)>", "不是可收的材料"),
        ("包.zip", archive("a"), "不是可收的材料"),
        ("程序.exe", b"MZ", "不是可收的材料"),
        ("无尾", PDF, "不是可收的材料"),
        ("证明.pdf", b"<html>", "内容不是 .pdf"),
        ("照片.png", PDF, "内容不是 .png"),
        ("纪要.docx", archive("xl/workbook.xml"), "内容不是 .docx"),
        ("纪要.docx", b"PK\x03\x04 torn", "内容不是 .docx"),
        ("空.pdf", b"", "是空的"),
        ("大.pdf", PDF + bytes(evidence.LARGEST), "超过 20 MB"),
    ],
)
def test_what_is_refused(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        evidence.check(name, data)


def test_a_name_is_no_place_and_reads_as_it_is() -> None:
    assert evidence.clean_name("../../etc/passwd.pdf") == "passwd.pdf"
    assert evidence.clean_name("C:\\资料\\证明.pdf") == "证明.pdf"
    assert evidence.clean_name("证明\u202efdp.exe") == "证明fdp.exe"
    assert evidence.clean_name("///") == "未命名"
    assert evidence.clean_name("长" * 300 + ".pdf").endswith("长.pdf")


@given(st.text(max_size=400))
def test_any_name_becomes_a_short_one_without_signs_of_control(name: str) -> None:
    clean = evidence.clean_name(name)
    assert 0 < len(clean) <= 120
    assert not set(clean) & set('/\\<>:"|?*\x00\n\r\u202e\ufeff')
    assert evidence.clean_name(clean) == clean
