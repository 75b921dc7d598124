"""Whether a text is a policy document at all; a novel, a letter, figures, code or an English text is refused.

Conservative: only what clearly is something else goes. A policy document without any note passes.
"""

from __future__ import annotations

import re

from wenzeng.library.policy.limits import MOST_MEASURES
from wenzeng.library.refusal import Refused

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_OFFICIAL = re.compile(
    r"加强|推进|推动|支持|鼓励|完善|落实|实施|建立|健全|促进|加快|提升|优化|强化|开展|组织|责任|措施|意见|方案|政策|规定|应当|负责"
    r"|部门|单位|政府|企业|工作|管理|服务|建设|发展|保障|监督|按照|依法|制定|印发|牵头"
)
_OTHERS = (
    ("合同", re.compile(r"合同|协议"), re.compile(r"[甲乙丙]方")),
    (
        "试卷",
        re.compile(r"试卷|试题|考试"),
        re.compile(r"(?:选择|填空|判断|简答|论述|问答)题|每小?[题空]|满分|[A-D][．.、]"),
    ),
)
"""What else is written in items and official words: the name, a word that it holds, the words that it is full of."""

_OTHER_RATE = 12.0
_SAMPLE = 60_000
_LEAST_SHARE = 0.25
_LEAST_RATE = 12.0


def refuse_foreign(text: str, name: str) -> None:
    """Refuse a text that is not Chinese prose of an official kind."""
    sample = "".join(text[:_SAMPLE].split())
    chinese = len(_CHINESE.findall(sample))
    solid = len(sample)
    if chinese < _LEAST_SHARE * solid:
        latin = len(_LETTER.findall(sample))
        what = "正文不是中文" if latin > 0.4 * solid else "内容多为数字或符号，没有成段的条文"
        raise _foreign(what, name)
    if 1000 * len(_OFFICIAL.findall(sample)) < _LEAST_RATE * chinese:
        raise _foreign("没有公文的用语", name)
    for what, named, full in _OTHERS:
        if named.search(sample) and 1000 * len(full.findall(sample)) > _OTHER_RATE * chinese:
            raise _foreign(f"像是{what}", name)


def _foreign(what: str, name: str) -> Refused:
    return Refused("not_policy", f"这不像一份政策文件：{what}，未予编译；请核对是否选错了文件。", name)


def refuse_empty(name: str) -> None:
    """Refuse a text in which no measure was found."""
    raise Refused(
        "no_measures", "这不像一份政策文件：没有找到带编号的措施条文，未予编译；请核对文件，或为各条补上编号。", name
    )


def refuse_endless(measures: int, name: str) -> None:
    """Refuse a numbering that never ends."""
    if measures > MOST_MEASURES:
        message = (
            f"编号的条文有 {measures} 条，超过 {MOST_MEASURES} 条，不像一份政策文件，未予编译；请核对文件，或拆成几份。"
        )
        raise Refused("too_many", message, name)
