"""What a full disk or a busy database means to the person whose act it stopped: a sentence instead of a fault.

The engines say it in their own ways (an errno, a code, a phrase), and Django wraps them; here they get one refusal each.
Nothing of the act has been kept: it was one transaction.
"""

from __future__ import annotations

import errno

from wenzeng.library.refusal import Refused

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FULL_WORDS = ("database or disk is full", "No space left on device", "could not extend file")
_BUSY_WORDS = ("database is locked", "数据库正忙")


def refusal(fault: BaseException) -> Refused | None:
    """The refusal that a fault of storage stands for; None where it is a fault of another kind."""
    each: BaseException | None = fault
    while each is not None:
        words = str(each)
        if (isinstance(each, OSError) and each.errno in _NO_ROOM) or any(said in words for said in _FULL_WORDS):
            return Refused(
                "full", "服务器磁盘已满，这一步没有保存，也没有留下一半。请告诉系统管理员清理磁盘，然后再办一次。"
            )
        if any(said in words for said in _BUSY_WORDS):
            return Refused("busy", "同时办理的人多，这一步没有完成。请等待几秒钟，再点一次。")
        each = each.__cause__
    return None
