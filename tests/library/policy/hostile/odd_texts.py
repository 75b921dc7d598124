"""Texts without end, without marks, without closing: up to the largest that is taken each is compiled in time."""

from __future__ import annotations

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes, refused


@refused("too_large", "万字")
def a_line_of_a_million_characters() -> bytes:
    return ("一、加强工作。" + "推进" * 500_000).encode()


@passes(1, holds=("加强工作",))
def a_line_without_marks() -> bytes:
    return ("一、加强工作。" + "推进" * 240_000).encode()


@passes(1, holds=("加强工作",), slow=True)
def a_line_of_marks() -> bytes:
    return ("一、加强工作。" + "推进项目，落实责任；" * 48_000).encode()


@passes(3, units=sound.UNITS)
def a_line_of_hundred_thousand_blanks() -> bytes:
    return (sound.TEXT + " " * 400_000 + "\n" + "\u3000" * 400_000).encode()


@passes(999, slow=True)
def numbering_that_never_ends() -> bytes:
    return "".join(f"{n}.推进工作。落实责任。\n" for n in range(1, 28_000)).encode()


@passes(1, slow=True)
def numbering_that_begins_again_without_end() -> bytes:
    return ("一、推进工作。落实责任。\n（一）加强管理。\n" * 15_000).encode()


@refused("no_measures", "带编号的措施")
def levels_without_end() -> bytes:
    marks = ("第一章 ", "第一节 ", "第一条 ", "一、", "（一）", "1.", "（1）", "①")
    return "".join(f"{mark}推进工作落实责任\n" for mark in marks * 3000).encode()


@refused("not_policy", "数字或符号")
def two_hundred_thousand_open_brackets() -> bytes:
    return (sound.TEXT + "（" * 200_000).encode()


@passes(3, units=sound.UNITS)
def brackets_opened_in_every_word() -> bytes:
    return (sound.TEXT + "推进（" * 100_000).encode()


@passes(4, units=sound.UNITS)
def brackets_fifty_thousand_deep() -> bytes:
    deep = "（推进" * 50_000 + "责任单位：市财政局" + "）" * 50_000
    return (sound.TEXT + f"四、推进工作。落实责任{deep}。\n").encode()


@passes(3, units=sound.UNITS)
def titles_opened_without_end() -> bytes:
    return ("《关于推进" * 60_000 + "\n" + sound.TEXT).encode()


@passes(3, units=sound.UNITS)
def quotations_opened_without_end() -> bytes:
    return (sound.TEXT + "“推进" * 100_000).encode()


@refused("too_large", "万字")
def a_million_enumeration_commas() -> bytes:
    return ("一、加强工作。" + "、" * 1_000_000).encode()


@passes(1, slow=True)
def notes_never_closed() -> bytes:
    return ("一、加强工作。落实。" + "（责任单位：" * 80_000).encode()


@passes(1, units=("市财政局",))
def one_note_never_closed() -> bytes:
    return (sound.LINES[2].replace("市发展改革委、市财政局）", "市财政局\n") + "\n".join(sound.LINES[3:])).encode()


@passes(4, units=sound.UNITS, slow=True)
def a_note_of_fifty_thousand_units() -> bytes:
    return (sound.TEXT + "四、推进工作。（责任单位：" + "市发展改革委、" * 50_000 + "市商务局）").encode()


@passes(3, units=sound.UNITS)
def rows_of_a_hundred_thousand_tabs() -> bytes:
    return (sound.TEXT + "\t" * 100_000 + "甲\n" + "甲\t" * 50_000 + "\n").encode()


@refused("not_policy", "数字或符号")
def figures_of_a_million_digits() -> bytes:
    return ("一、加强工作，推进" + "9" * 400_000 + "万元。").encode()


@passes(3, units=sound.UNITS)
def a_number_of_five_thousand_digits() -> bytes:
    text = sound.TEXT.replace("30个", "9" * 5000 + "个").replace("20万元", "9" * 5000 + "万元")
    return (text + "四、推进工作，落实责任。" * 2000).encode()


@passes(3, units=sound.UNITS)
def years_that_are_none() -> bytes:
    return (sound.TEXT + "四、推进工作。到9999年13月45日前完成，2022年2月30日前报送，0000年0月0日印发。\n").encode()


@refused("too_large", "万字")
def more_characters_than_any_document() -> bytes:
    return (sound.TEXT + "推进" * 300_000).encode()
