"""Context (背景句): sentences of a body that commit nobody: reasons, aims, findings, definitions."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler.drafts import Draft
from wenzeng.library.policy.compiler.sentences import Stretch

_OPENING = re.compile(
    r"^(?:近年来|当前|目前|长期以来|近期|一段时间以来|实践证明|总体看|今年以来|去年以来|上述|本(?:措施|政策"
    r"|条|办法|意见|方案)所称|前款|所称)"
)
_STATES = re.compile(
    r"^[^，]{1,24}(?:是指|是[^，]{0,30}的(?:重要|关键|核心|基础|根本)|包括但不限于|指的是|事关|关系到|关乎)"
)


_COPULA = re.compile(r"^[^，]{1,20}(?<![不但凡就])是(?![否指由以按])")


def is_context(text: str, sentence: Stretch, drafts: list[Draft]) -> bool:
    """Whether a sentence commits nobody."""
    words = text[sentence[0] : sentence[1]]
    if any(draft.rule for draft in drafts):
        return False
    if _STATES.match(words):
        return True
    heads = any(draft.verb is not None for draft in drafts)
    return not heads and bool(_OPENING.match(words) or _COPULA.match(words))
