"""Closing paragraphs (附则): what a document says of itself, from when it holds, whom it concerns, who explains it. It
commits nobody and belongs to no measure, not even where it follows the last one without a break."""

from __future__ import annotations

import re

_ITSELF = r"本(?:政策|措施|意见|方案|办法|规定|细则|条例|若干措施|若干政策|行动计划|文件|实施[\u4e00-\u9fff]{2})"
_OF_ITSELF = re.compile(
    rf"^为(?:了|进一步|加快|贯彻|深入|规范|促进|推动|加强|全面)?[^。]{{4,300}}(?:制定|制订|出台){_ITSELF}。?$|^{_ITSELF}(?:适用于|所称|中的?[“《]|(?:所需|涉及)[^。]{{0,12}}资金)"
)
_EFFECT = re.compile(
    r"^(?:本|上述|以上|该|此)(?:政策|措施|若干|意见|方案|办法|通知|实施|行动|规定|细则|文件|计划|工作|条)[^。]{0,40}"
    r"(?:自[^。]{0,30}(?:起|后)|有效期|施行|由[^。]{0,40}解释|执行|与[^。]{0,20}不一致|未尽)|^(?:本|以上)[^。]{0,30}自[^。]{0,20}(?:施行|实施|执行)"
)
_BEHIND = re.compile(
    r"(?:^|(?<=[。！]))(?:附则)?(?:本|上述|以上)[^。，；]{0,14}?(?:政策|措施|意见|方案|办法|规定|细则|文件|行动计划|通知)"
    r"[^。]{0,40}?(?:自[^。]{2,30}(?:施行|实施|执行|生效)|有效期|由[^。]{2,40}解释)"
)


def takes_effect(text: str) -> bool:
    """Whether a paragraph says from when the document holds and who explains it."""
    return _EFFECT.match(text) is not None


def commits_nobody(sentence: str) -> bool:
    """Articles on purpose, scope, money and validity of the document itself."""
    return _OF_ITSELF.match(sentence) is not None or takes_effect(sentence)


def behind_effect(body: str) -> int | None:
    """Where the first sentence begins that says from when the document holds; all behind it closes the document."""
    found = _BEHIND.search(body)
    return found.start() if found else None
