"""What tests of casework stand on: the declared ladder of supervision, a small region, and a task that is late."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests import region
from wenzeng.mechanisms.casework.declare import CaseType, Given, Promise, Subject, case_type
from wenzeng.mechanisms.casework.models import Case
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.people.models import Person, Unit

HOSTILE = region.HOSTILE
MONDAY = region.moment(date(2022, 10, 24))
FACTS = {
    "document": "桂稳发〔2022〕14号",
    "clause": "第一条第1句",
    "task": "开工重大项目95项",
    "matter": "开工重大项目95项",
    "standing": "该任务时限为2022年10月10日，截至2022年10月24日已逾期14天，尚未办结。",
    "earlier": "",
}
SUBJECT = Subject("part:12", "一·1", "开工重大项目95项", FACTS)
SETTING = {"hour": "上午9:30", "place": "指挥部会议室", "persons": "韦××副市长"}
HELD = {"held_on": "2022年10月28日上午", "present": "指挥部办公室、自治区工信厅"}


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def on(day: int, hour: int = 9) -> datetime:
    """A moment of October 2022."""
    return region.moment(date(2022, 10, day), hour)


def opened(type_code: str, by: Person, addressed: str = "450200", due: date = date(2022, 10, 31), **more: Any) -> Case:
    """A case as drafted."""
    kind: CaseType = case_type(type_code)
    given = Given(due=due, detail=SETTING if type_code == "talk" else {}, **more.pop("given", {}))
    return acting.open_case(kind, SUBJECT, addressed=unit(addressed), given=given, by=by, at=MONDAY, **more)


def issued(type_code: str, people: dict[str, Person], **more: Any) -> Case:
    """A case that has gone out, from HQ to a city."""
    held = opened(type_code, people["hq_clerk"], **more)
    return acting.act(held, "issue", by=people["hq_lead"], at=MONDAY)


def talked(people: dict[str, Person]) -> Case:
    """A talk with its minutes and one promise."""
    held = issued("talk", people, due=date(2022, 10, 28))
    promise = Promise("450200", "11月底前开工20项", date(2022, 11, 30))
    given = Given(text="已说明原因。", due=date(2022, 11, 18), detail=HELD, promises=(promise,))
    return acting.act(held, "hold", given, by=people["hq_clerk"], at=on(28))
