"""Words of the papers: their kinds, and the form of an official number."""

from __future__ import annotations

import re
import secrets
import unicodedata

KINDS = {
    "bulletin": "情况通报",
    "commendation": "通报表扬",
    "criticism": "通报批评",
    "reminder": "提醒函",
    "supervision": "督办函",
    "consultation": "商请函",
    "listing": "挂牌督办通知",
    "delisting": "解除挂牌通知",
    "talk_notice": "约谈通知书",
    "talk_minutes": "约谈纪要",
    "letter": "函",
}
"""Kinds of papers. 情况通报, 通报表扬 and 通报批评 are three; a central agency in the region gets 商请函, never 督办函."""

_NUMBER = re.compile(r".{1,60}〔\d{4}〕[1-9]\d*号")
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUPS = 3


def is_number(text: str) -> bool:
    """Whether this is an official number (发文字号): full year in 〔〕, neither 第 nor a leading zero."""
    return bool(_NUMBER.fullmatch(text)) and not text.partition("〕")[2].startswith("第")


def new_code() -> str:
    """A verification code (查验码): random, in groups of four, without signs that are taken for one another."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(_GROUPS))


def plain_code(typed: str) -> str:
    """A code as it is kept, from what a person typed: any case, any blanks, dashes or none, full-width signs too."""
    signs = "".join(sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign in _SIGNS)
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


ACTS = {
    "documents.issue": "印发公文",
    "documents.correct": "以新公文更正",
    "documents.deliver": "公文送达",
    "documents.take_back": "登记签发件",
}
"""Words for the acts that the journal names."""
