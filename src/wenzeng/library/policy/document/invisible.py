"""Characters that take no room: marks of order and joining, and bullets that a font of symbols left behind.

A person does not see them, so the compiler must not stumble over them; each counts as one blank, so that places stay.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BULLET = re.compile(r"(?<![^\r\n\x0b\x0c\u2028\u2029 \t\u3000])[\ue000-\uf8ff](?=[^\ue000-\uf8ff])")


def as_blanks(text: str) -> str:
    """The text with a blank for each of these characters."""
    return _BULLET.sub(" ", _UNSEEN.sub(" ", text))
