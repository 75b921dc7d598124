"""Files that are nothing, noise, too large, or not what their name says."""

from __future__ import annotations

import gzip
import random

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes, refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
DOCX, PDF = "方案.docx", "方案.pdf"


@refused("empty", "空")
def nothing() -> bytes:
    return b""


@refused("empty", "空")
def white_space_only() -> bytes:
    return b" \r\n\t\x0b\x0c \n" * 1000


@refused("empty", "空")
def ideographic_space_only() -> bytes:
    return "\u3000\u3000\n".encode() * 1000


@refused("empty", "空")
def mark_only() -> bytes:
    return b"\xef\xbb\xbf"


@refused("empty", "空")
def wide_mark_only() -> bytes:
    return b"\xff\xfe"


@refused("empty", "空")
def invisible_characters_only() -> bytes:
    return "\u200b\u200e\ufeff\n".encode() * 100


@refused("binary", "空字节")
def nul_bytes() -> bytes:
    return b"\0" * 5000


@refused("binary", "空字节")
def nul_inside_a_text() -> bytes:
    return sound.TEXT.encode().replace("二、".encode(), b"\0")


@refused("binary", "另存为 .docx")
def binary_noise() -> bytes:
    return random.Random(7).randbytes(200_000)


@refused("binary", "不是文字")
def control_characters() -> bytes:
    return bytes(range(1, 32)) * 400


@refused("wrong_type", "图片")
def picture_as_text() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0" * 500


@refused("wrong_type", "图片", name="扫描.docx")
def photograph_as_word() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 500


@refused("wrong_type", "Excel", name=DOCX)
def workbook_as_word() -> bytes:
    return sound.packed(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"))


@refused("wrong_type", "演示文稿", name=DOCX)
def slides_as_word() -> bytes:
    return sound.packed(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>"))


@passes(3, units=sound.UNITS, name=PDF)
def page_as_pdf() -> bytes:
    return sound.page()


@passes(3, units=sound.UNITS)
def word_as_text() -> bytes:
    return sound.word()


@passes(3, units=sound.UNITS, name=DOCX)
def text_as_word() -> bytes:
    return sound.TEXT.encode()


@refused("wrong_type", "压缩包", name=DOCX)
def archive_without_a_document() -> bytes:
    return sound.packed(("[Content_Types].xml", "<Types/>"), ("word/styles.xml", "<w/>"))


@refused("wrong_type", "压缩包", name="附件.zip")
def archive_of_documents() -> bytes:
    return sound.packed(("正文.docx", sound.word()))


@refused("wrong_type", "另存为 .docx", name="方案.doc")
def old_word() -> bytes:
    return OLE + "WordDocument".encode("utf-16-le")


@refused("wrong_type", "另存为 .docx", name="方案.wps")
def old_wps() -> bytes:
    return OLE + "WpsCustomData".encode("utf-16-le")


@refused("wrong_type", "密码", name=DOCX)
def word_with_a_password() -> bytes:
    return OLE + "EncryptedPackage".encode("utf-16-le")


@refused("wrong_type", "Excel", name="台账.xls")
def old_workbook() -> bytes:
    return OLE + "Workbook".encode("utf-16-le")


@refused("wrong_type", "OFD", name="方案.ofd")
def ofd() -> bytes:
    return sound.packed(("OFD.xml", "<ofd:OFD/>"), ("Doc_0/Document.xml", "<d/>"))


@refused("wrong_type", "OpenDocument", name="方案.odt")
def open_document() -> bytes:
    return sound.packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"))


@refused("wrong_type", "RTF", name="方案.rtf")
def rich_text() -> bytes:
    return rb"{\rtf1\ansi\ansicpg936 \'d2\'bb\'a1\'a2}"


@refused("wrong_type", "邮件", name="转发.eml")
def mail() -> bytes:
    head = "Received: from a.example by b.example; Mon, 24 Oct 2022 09:00:00 +0800\r\nFrom: a@a.example\r\nTo: b@b.example\r\n"
    return (head + "Subject: =?utf-8?B?5pS/562W?=\r\nMIME-Version: 1.0\r\n\r\n" + sound.TEXT).encode()


@refused("wrong_type", ".mht", name="网页.mht")
def web_archive() -> bytes:
    return b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n" + sound.page()


@refused("wrong_type", "Word XML", name="方案.xml")
def word_xml() -> bytes:
    return ("<?xml version='1.0'?><w:wordDocument xmlns:w='a'>" + sound.TEXT).encode()


@refused("wrong_type", "可选中文字的 PDF", name="方案.ps")
def postscript() -> bytes:
    return b"%!PS-Adobe-3.0\n/Helvetica findfont 12 scalefont setfont (text) show showpage\n" * 20


@refused("wrong_type", "压缩包", name="方案.7z")
def seven_zip() -> bytes:
    return b"7z\xbc\xaf\x27\x1c\0\x04" + b"\0" * 500


@refused("wrong_type", "压缩包", name="方案.txt.gz")
def gzipped_text() -> bytes:
    return gzip.compress(sound.TEXT.encode())


@refused("wrong_type", "压缩包", name="方案.tar")
def tape_archive() -> bytes:
    return "方案.txt".encode().ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 248 + sound.TEXT.encode()


@refused("wrong_type", "音频或视频", name="会议.mp4")
def video() -> bytes:
    return b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 900


@refused("wrong_type", "音频或视频", name="会议.mp3")
def sound_recording() -> bytes:
    return b"ID3\x03\0\0\0\0\0\x21TSSE" + b"\0" * 900


@refused("wrong_type", "程序", name="方案.pdf.exe")
def program() -> bytes:
    return b"MZ\x90\0\x03\0\0\0" + b"\0" * 900


@refused("too_large", "20 MB")
def a_hundred_megabytes() -> bytes:
    return b"\xe4\xb8\x80" * (100 * 1024 * 1024 // 3 + 1)


@refused("too_large", "20 MB")
def one_byte_too_many() -> bytes:
    return b"a" * (20 * 1024 * 1024 + 1)


@refused("too_large", "万字", slow=True)
def twenty_megabytes_of_policy() -> bytes:
    return (sound.TEXT.encode() * 40_000)[: 20 * 1024 * 1024]
