"""What a command line got wrong, in Chinese: the library that reads it says so in English."""

from __future__ import annotations

import re

_KNOWN = (
    (re.compile(r"No such option: (\S+)"), "没有选项 {}"),
    (re.compile(r"No such command '(.*?)'"), "没有命令“{}”"),
    (re.compile(r"Missing argument '(.*?)'"), "缺少参数 {}"),
    (re.compile(r"Missing option '(.*?)'"), "缺少选项 {}"),
    (re.compile(r"Missing command"), "缺少子命令"),
    (re.compile(r"Option '(.*?)' requires an argument"), "选项 {} 后面缺少值"),
    (re.compile(r"Got unexpected extra arguments? \((.*)\)"), "多出了参数 {}"),
    (re.compile(r"Invalid value for '?(.*?)'?: (.*)"), "{} 的值不对：{}"),
)


def sentence(said: str) -> str:
    """One sentence for the person, from the library's words."""
    for pattern, words in _KNOWN:
        found = pattern.search(said)
        if found:
            return f"用法不对：{words.format(*found.groups())}。看说明：wenzeng --help"
    return f"用法不对：{said}。看说明：wenzeng --help"
