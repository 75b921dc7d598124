"""How a unit's name may be spelt: what differs in writing only is folded away, the level in front is taken off."""

import re
import unicodedata
from typing import Literal

Level = Literal["region", "other"]
"""``other`` is every level but the region's own: the centre, another province, a city, a county."""

_REGION = re.compile(r"(?:广西壮族自治区|自治区|广西区|广西)(?=..)")
_LOCAL = re.compile(
    r"(?:国家|中央|全国|国务院|[\u4e00-\u9fff]{2,5}?自治区|(?:[\u4e00-\u9fff]{2,3})?省级?"
    r"|(?:[\u4e00-\u9fff]{2,4}?)?市级?|(?:[\u4e00-\u9fff]{1,10}?)?县级?)(?=..)"
)
_DROPPED = re.compile(r"[\s、“”‘’\"'《》]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SHORTER = (
    ("委员会", "委"),
    ("监督管理", "监管"),
    ("人民政府", "政府"),
    ("股份有限公司", "公司"),
    ("有限责任公司", "公司"),
    ("有限公司", "公司"),
    ("和", ""),
    ("与", ""),
)
_ENDINGS = "厅局委"


def fold(written: str) -> str:
    """One width, no white space, quotation or enumeration marks, nothing invisible."""
    wide = unicodedata.normalize("NFKC", written)
    return _DROPPED.sub("", "".join(c for c in wide if unicodedata.category(c)[0] != "C"))


def key(name: str) -> str:
    """What a name is compared by: 发展和改革委员会 and 发展改革委 are one."""
    folded = fold(name)
    for long, short in _SHORTER:
        folded = folded.replace(long, short)
    return folded


def regional_tail(name: str) -> str | None:
    """财政厅 for 自治区财政厅; None where the name does not begin with the region's own level."""
    found = _REGION.match(name)
    return name[found.end() :] if found else None


def local_tail(name: str) -> str | None:
    """财政局 for 南宁市财政局; None where no other level stands in front."""
    found = _LOCAL.match(name)
    return name[found.end() :] if found else None


def other_endings(name: str) -> tuple[str, ...]:
    """林业厅 and 林业委 for 林业局."""
    stem, ending = name[:-1], name[-1:]
    return tuple(stem + e for e in _ENDINGS if e != ending) if ending in _ENDINGS and stem else ()


def without_brackets(folded: str) -> tuple[str, tuple[str, ...]]:
    """The name outside the brackets, and what stands inside them."""
    inner = tuple(part for part in _BRACKETS.findall(folded) if part)
    return _BRACKETS.sub("", folded), inner
