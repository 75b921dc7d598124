"""Plain texts in every encoding that such files come in, and with characters that nobody sees."""

from __future__ import annotations

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes, refused

ALL = ("扩大有效投资", "加强用工服务", "落实奖励政策")


@passes(3, units=sound.UNITS, holds=ALL)
def gbk() -> bytes:
    return sound.TEXT.encode("gbk")


@passes(3, units=sound.UNITS, holds=(*ALL, "㐀𠮷"))
def gb18030_of_four_bytes() -> bytes:
    return sound.TEXT.replace("招聘", "㐀𠮷招聘").encode("gb18030")


@passes(3, units=sound.UNITS, holds=ALL)
def gbk_with_a_broken_byte() -> bytes:
    return sound.TEXT.encode("gbk") + b"\n\xff\xfe\n"


@passes(3, units=sound.UNITS, holds=ALL)
def utf8_with_mark() -> bytes:
    return sound.TEXT.encode("utf-8-sig")


@passes(3, units=sound.UNITS, holds=ALL)
def utf16_with_mark() -> bytes:
    return sound.TEXT.encode("utf-16")


@passes(3, units=sound.UNITS, holds=ALL)
def utf16_big_end_with_mark() -> bytes:
    return b"\xfe\xff" + sound.TEXT.encode("utf-16-be")


@passes(3, units=sound.UNITS, holds=ALL)
def utf16_without_mark() -> bytes:
    return sound.TEXT.encode("utf-16-le")


@passes(3, units=sound.UNITS, holds=ALL)
def utf16_big_end_without_mark() -> bytes:
    return sound.TEXT.encode("utf-16-be")


@refused("bad_encoding", "UTF-8")
def utf16_cut_in_a_character() -> bytes:
    return sound.TEXT.encode("utf-16")[:-1]


@refused("bad_encoding", "UTF-8")
def utf8_mark_before_gbk() -> bytes:
    return b"\xef\xbb\xbf" + sound.TEXT.encode("gbk")


@refused("binary", "UTF-8")
def utf32() -> bytes:
    return sound.TEXT.encode("utf-32")


@refused("bad_encoding", "编码")
def big5() -> bytes:
    text = (
        "關於推動甲市製造業穩定增長的若干措施\n一、擴大有效投資。加快推進重點項目建設。（責任單位：市財政局）\n"
        "二、加強用工服務。每月組織一次招聘活動，建立企業用工清單。（責任單位：市勞動局）\n"
    )
    return (text * 5).encode("big5")


@refused("bad_encoding", "编码")
def utf8_cut_and_mixed_with_gbk() -> bytes:
    return sound.TEXT.encode() + sound.TEXT.encode("gbk") + b"\x81"


@passes(3, units=sound.UNITS, holds=ALL)
def mixed_line_ends() -> bytes:
    ends = ("\r\n", "\r", "\n", "\n\r\n", "\x0b")
    return "".join(line + end for line, end in zip(sound.LINES, ends, strict=True)).encode()


@passes(3, units=sound.UNITS, holds=ALL)
def form_feeds() -> bytes:
    return "\x0c".join(sound.LINES).encode()


@passes(3, units=sound.UNITS, holds=ALL)
def line_and_paragraph_separators() -> bytes:
    return "\u2028\u2029".join(sound.LINES).encode()


@passes(3, units=sound.UNITS, holds=ALL)
def zero_width_characters() -> bytes:
    return "\u200b".join(sound.TEXT).encode()


@passes(3, units=sound.UNITS, holds=ALL)
def right_to_left_marks() -> bytes:
    return sound.TEXT.replace("、", "\u200f、\u202e").replace("：", "\u2067：\u2069").encode()


@passes(3, units=sound.UNITS, holds=ALL)
def marks_of_order_inside() -> bytes:
    return sound.TEXT.replace("\n", "\n\ufeff\u00ad").encode()


@passes(3, units=sound.UNITS, holds=ALL)
def private_use_characters() -> bytes:
    return sound.TEXT.replace("。", "。\ue004").replace("\n", "\n\uf06c").encode()


@passes(3, units=sound.UNITS)
def full_width_digits() -> bytes:
    text = sound.TEXT.replace("30个", "３０个").replace("20万", "２０万")
    for chinese, wide in (("一、", "１．"), ("二、", "２．"), ("三、", "３．")):
        text = text.replace(f"\n{chinese}", f"\n{wide}")
    return text.encode()


@passes(3, units=sound.UNITS)
def compatibility_characters() -> bytes:
    return sound.TEXT.replace("工", "\u2f2f").replace("一", "\u4e00").encode()
