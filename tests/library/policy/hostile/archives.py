"""Word files whose archive or XML is built against its reader: bombs, lies about sizes, entities, depth."""

from __future__ import annotations

import struct
from zlib import crc32

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes, refused
from tests.library.policy.layouts.render import WORD, docx, paragraph

NAME = "方案.docx"
PART = "word/document.xml"
LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))


@refused("too_large", "压缩炸弹", name=NAME)
def one_huge_part() -> bytes:
    return docx(paragraph("一" * 40_000_000))


@refused("too_large", "压缩炸弹", name=NAME)
def huge_numbering() -> bytes:
    return sound.word(("word/numbering.xml", "<w:numbering>" + " " * 200_000_000))


@passes(3, units=sound.UNITS, name=NAME)
def many_large_parts_that_nobody_reads() -> bytes:
    blank = b"\0" * 1_000_000
    return sound.word(*((f"word/media/image{n}.png", blank) for n in range(400)))


@refused("wrong_type", "压缩包", name=NAME)
def nested_archives() -> bytes:
    inner = sound.packed(("0.txt", b"\0" * 10_000_000))
    for depth in range(1, 8):
        inner = sound.packed(*((f"{n}.zip", inner) for n in range(4)), (f"{depth}", b"x"))
    return inner


@refused("damaged", "另存为 .docx", name=NAME)
def declared_smaller_than_it_is() -> bytes:
    size = len(sound.document().encode())
    return sound.word().replace(struct.pack("<I", size), struct.pack("<I", 64))


@passes(3, units=sound.UNITS, name=NAME)
def declared_larger_than_it_is() -> bytes:
    size = len(sound.document().encode())
    return sound.word().replace(struct.pack("<I", size), struct.pack("<I", 2**31))


def _archive(entries: list[tuple[bytes, int]], held: bytes, stored: bytes) -> bytes:
    """An archive with one stored stretch that every entry may point into; ``entries`` are names and places."""
    rows = b"".join(
        struct.pack(
            "<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 0, crc32(stored), len(stored), len(stored), len(name), 0, 0, 0, 0, 0, at
        ) + name
        for name, at in entries
    )  # fmt: skip
    end = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, len(entries) % 65536, len(entries) % 65536, len(rows), len(held), 0
    )
    return held + rows + end


def _local(name: bytes, stored: bytes) -> bytes:
    head = struct.pack(
        "<4s2B4HL2L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, crc32(stored), len(stored), len(stored), len(name), 0
    )
    return head + name + stored


@refused("wrong_type", "损坏", name=NAME)
def overlapping_entries() -> bytes:
    name, stored = PART.encode(), sound.document().encode()
    names = [name, *(b"word/media/%d" % n for n in range(2000))]
    return _archive([(entry, 0) for entry in names], _local(name, stored), stored)


@refused("wrong_type", "损坏", name=NAME)
def the_document_twice() -> bytes:
    name, stored = PART.encode(), sound.document().encode()
    first = _local(name, stored)
    return _archive([(name, 0), (name, len(first))], first * 2, stored)


@refused("wrong_type", "压缩包", name=NAME)
def a_hundred_thousand_entries() -> bytes:
    one = _local(b"word/000000", b"")
    names = [PART.encode(), *(b"word/%06d" % n for n in range(100_000))]
    return _archive([(name, place * len(one)) for place, name in enumerate(names)], one * len(names), b"")


@refused("wrong_type", "损坏", name=NAME)
def cut_archive() -> bytes:
    return sound.word()[:-60]


@refused("damaged", "另存为 .docx", name=NAME)
def flipped_bytes() -> bytes:
    held = bytearray(sound.word())
    held[200:260] = bytes(byte ^ 0x55 for byte in held[200:260])
    return bytes(held)


@refused("unsafe_xml", "DTD", name=NAME)
def document_type() -> bytes:
    return sound.packed((PART, sound.document(declaration="<!DOCTYPE w SYSTEM 'http://a.example/w.dtd'>")))


@refused("unsafe_xml", "DTD", name=NAME)
def a_billion_laughs() -> bytes:
    declared = f"<!DOCTYPE w [<!ENTITY l0 '推进工作'>{LAUGHS}]>"
    return sound.packed((PART, sound.document(paragraph("&l9;").replace("&amp;", "&"), declared)))


@refused("unsafe_xml", "DTD", name=NAME)
def external_entity() -> bytes:
    declared = "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    return sound.packed((PART, sound.document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", declared)))


@refused("unsafe_xml", "DTD", name=NAME)
def entity_in_the_numbering() -> bytes:
    return sound.word(("word/numbering.xml", "<!DOCTYPE n [<!ENTITY x 'y'>]><n>&x;</n>"))


@refused("too_complex", "嵌套", name=NAME)
def content_controls_a_hundred_thousand_deep() -> bytes:
    return sound.word(body="<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)


@refused("too_complex", "嵌套", name=NAME)
def runs_a_hundred_thousand_deep() -> bytes:
    return sound.word(body=f"{sound.BODY}<w:p>{'<w:ins>' * 100_000}{'</w:ins>' * 100_000}</w:p>")


@refused("too_complex", "嵌套", name=NAME)
def tables_in_tables() -> bytes:
    return sound.word(body="<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000)


@passes(3, units=sound.UNITS, name=NAME)
def huge_attribute() -> bytes:
    return sound.word(body=sound.BODY + f"<w:p w:rsidR='{'A' * 8_000_000}'/>")


@refused("damaged", "另存为 .docx", name=NAME)
def bad_bytes_in_the_xml() -> bytes:
    return sound.packed((PART, sound.document().encode().replace("推".encode(), b"\xe6\x8e")))


@refused("damaged", "另存为 .docx", name=NAME)
def undeclared_encoding() -> bytes:
    return sound.packed((PART, sound.document().encode("gb18030")))


@refused("damaged", "另存为 .docx", name=NAME)
def unknown_encoding() -> bytes:
    return sound.packed((PART, sound.document(declaration="<?xml version='1.0' encoding='x-none'?>")))


@passes(3, units=sound.UNITS, name=NAME)
def wide_encoding() -> bytes:
    return sound.packed((PART, sound.document(declaration="<?xml version='1.0' encoding='UTF-16'?>").encode("utf-16")))


@refused("damaged", "另存为 .docx", name=NAME)
def xml_cut_short() -> bytes:
    return sound.packed((PART, sound.document()[:-40]))


@refused("empty", "没有文字", name=NAME)
def another_root() -> bytes:
    return sound.packed((PART, f"<w:styles xmlns:w='{WORD}'><w:style/></w:styles>"))
