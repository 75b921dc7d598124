"""Accounts made at the server: the first ones of an installation that is no demo, and new passwords for the administrators."""

from __future__ import annotations

from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people import queries
from wenzeng.mechanisms.people.services import passwords, register

FIRST = ("system_admin", "security_admin", "audit_admin", "hq_clerk", "hq_lead")


def create(username: str, name: str, password: str, role: str) -> None:
    """Make an account of the HQ office. Refuses in the demo, whose people are given, and any other role."""
    if clock.installation().demo:
        raise Refused("forbidden", "演示环境的人员是固定的；请另建数据目录：./wenzeng up --empty --data 目录。")
    if role not in FIRST:
        raise Refused("invalid", f"这里只能建立 {'、'.join(FIRST)} 的账号。", "--role")
    at = clock.now()
    by = register.system_account(at)
    unit = queries.by_codes(["hq.office"]).get()
    register.appoint(username, name, role, unit, password, by=by, at=at)


def reset(username: str) -> str:
    """A new password for one sign-in, for anybody: the only way for an administrator who has forgotten the own one."""
    held = queries.person(username)
    if held is None:
        raise Refused("not_found", f"没有账号 {username}。", "账号")
    at = clock.now()
    return passwords.reset(held, by=register.system_account(at), at=at)
