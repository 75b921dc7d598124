"""What the journal keeps of an act on an account, in words: the roles by name, the fields by label."""

from __future__ import annotations

import json
from typing import Any

from wenzeng.mechanisms.people.declare import ROLES

LABELS = {
    "role": "角色",
    "unit": "单位",
    "name": "姓名",
    "valid_until": "有效期至",
    "reason": "事由",
    "deputy": "代理人",
    "first": "自",
    "last": "至",
    "for": "岗位属于",
    "to": "接手人",
    "posts": "岗位",
    "open": "未办结",
    "before": "原",
    "after": "改为",
    "one": "登录编号",
}


def told(detail: str) -> str:
    """The detail of a row in words."""
    return _words(json.loads(detail))


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "，".join(f"{LABELS.get(key, key)} {_words(each) or '空'}" for key, each in value.items())
    if isinstance(value, list):
        return "、".join(_words(each) for each in value)
    return ROLES.get(str(value), str(value))
