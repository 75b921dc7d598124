"""Policy documents typed, scanned and copied carelessly: a person reads them without trouble, so they must pass."""

from __future__ import annotations

from tests.library.policy.hostile import sound
from tests.library.policy.hostile.cases import passes

ALL = ("扩大有效投资", "加强用工服务", "落实奖励政策")


def _with(*pairs: tuple[str, str]) -> bytes:
    text = sound.TEXT
    for usual, sloppy in pairs:
        text = text.replace(usual, sloppy)
    return text.encode()


@passes(3, units=sound.UNITS, holds=ALL)
def as_it_should_be() -> bytes:
    return sound.TEXT.encode()


@passes(3, units=sound.UNITS, holds=ALL)
def without_any_break() -> bytes:
    return "".join(sound.LINES).encode()


@passes(3, units=sound.UNITS, holds=ALL)
def blanks_everywhere() -> bytes:
    return _with(("、", " 、 "), ("。", " 。 "), ("（", " （ "), ("：", " ： "), ("单位", "单　位"))


@passes(3, units=sound.UNITS, holds=ALL)
def doubled_marks() -> bytes:
    return _with(("。", "。。"), ("，", "，，"), ("：", "：："))


@passes(3, units=sound.UNITS, holds=ALL)
def half_width_marks() -> bytes:
    return _with(("，", ","), ("（", "("), ("）", ")"), ("：", ":"))


@passes(3, units=sound.UNITS, holds=ALL)
def brackets_of_two_kinds() -> bytes:
    return _with(("（责任", "(责任"), ("）\n", "）\n"))


@passes(3, units=sound.UNITS, holds=ALL)
def stops_as_points() -> bytes:
    return _with(("一、", "一."), ("二、", "二．"), ("三、", "三、"))


@passes(3, units=sound.UNITS, holds=ALL)
def numbers_with_commas() -> bytes:
    return _with(("\n一、", "\n一，"), ("\n二、", "\n二，"), ("\n三、", "\n三，"))


@passes(3, units=sound.UNITS, holds=ALL)
def colons_left_out() -> bytes:
    return _with(("责任单位：", "责任单位 "))


@passes(3, units=sound.UNITS, holds=ALL)
def bracket_left_open() -> bytes:
    return _with(("市工业和信息化局、市财政局）", "市工业和信息化局、市财政局"))


@passes(3, units=sound.UNITS, holds=ALL)
def note_on_lines_of_its_own() -> bytes:
    return _with(("（责任单位", "\n\n　　（责任\n单位"))


@passes(3, units=sound.UNITS, holds=ALL)
def quotation_marks_the_wrong_way_round() -> bytes:
    return _with(("重点项目", "”重点“项目"), ("招聘", '"招聘'))


@passes(3, holds=ALL)
def scanned_digits() -> bytes:
    year = _with(("年底前开工项目30个", "二0二二年l2月底前开工项目3O个"), ("20万元", "2O万元"))
    return year + "甲市人民政府办公室\n二○二二年十月二十四日\n".encode()


@passes(3, holds=ALL)
def dated_with_circles() -> bytes:
    return sound.TEXT.encode() + "甲市人民政府\n二〇二二年十月二十四日\n（此件公开发布）\n".encode()


@passes(3, units=sound.UNITS, holds=ALL)
def number_given_twice() -> bytes:
    return _with(("\n三、", "\n二、"))


@passes(3, units=sound.UNITS, holds=ALL)
def number_left_out() -> bytes:
    return _with(("\n三、", "\n四、"))


@passes(3, units=sound.UNITS, holds=ALL)
def copied_with_marks_of_a_list() -> bytes:
    return _with(("\n一", "\n● 一"), ("\n二", "\n● 二"), ("\n三", "\n● 三"))


@passes(3, units=sound.UNITS, holds=ALL)
def copied_with_markdown() -> bytes:
    return _with(("\n一", "\n## 一"), ("\n二", "\n## 二"), ("\n三", "\n## 三"))


@passes(3, units=sound.UNITS, holds=ALL)
def between_mails_and_signatures() -> bytes:
    return ("韦科长：\n附件文字如下，请查收。\n\n" + sound.TEXT + "\n来自我的手机\n").encode()
