"""What a new data folder holds: the register of units, the policy document, and in the demo an invented region."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from wenzeng.config import seed, wiring
from wenzeng.config.demo import region
from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.office.services import calendar, clock
from wenzeng.mechanisms.people.declare import SYSTEM
from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.people.services import register
from wenzeng.mechanisms.plan.models import Document

Say = Callable[[str], None]


def ready(*, today: date, empty: bool, say: Say) -> bool:
    """Fill a new folder, all or nothing; leave one that has been filled. Gives whether it is the demo."""
    held = clock.installation()
    if held.demo and empty:
        raise Refused("conflict", "这个数据目录是演示环境，不能用 --empty 启动；请用 --data 另指定目录。")
    if Document.objects.exists() or Person.objects.exclude(username=SYSTEM).exists():
        if held.demo and held.business_date and today > held.business_date:
            clock.move(today, by=register.system_account(clock.now()), at=clock.now())
        calendar.lay_down(by=register.system_account(clock.now()), at=clock.now())
        return held.demo
    with transaction.atomic():
        if empty:
            clock.found(demo=False, business_date=None)
            _bare(say)
        else:
            clock.found(demo=True, business_date=today)
            region.load(today, say)
    return not empty


def _bare(say: Say) -> None:
    at = clock.now()
    by = register.system_account(at)
    calendar.lay_down(by=by, at=at)
    say("登记单位…")
    register.enter_units(wiring.unit_entries(), by=by, at=at)
    say("编译政策文件…")
    seed.lay_down_policy(by=by, at=at)
    say("计划已编成草稿；登录后在“文件”中核对、采用。")
