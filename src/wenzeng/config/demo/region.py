"""The demo region: units, cast, and the real document compiled, its open questions given owners, and adopted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from wenzeng import measures
from wenzeng.config import seed, wiring
from wenzeng.config.demo import cast, fortnight, monday
from wenzeng.mechanisms.office.services import calendar
from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.people.services import accounts, register
from wenzeng.mechanisms.plan.models import BlankVersion, Document, MentionVersion
from wenzeng.mechanisms.plan.queries.obstacles import obstacles
from wenzeng.mechanisms.plan.services import adoption, editing, figures

RECEIVED = date(2022, 10, 8)
"""The first working day after the holiday: when the demo's office took the document in."""

AUDIT_ENDS = date(2023, 3, 31)
"""Last day of the demo's auditor: an audit has an end, and so has its account."""

ANSWER_BY = date(2022, 11, 15)
"""Day by which the demo's blanks are to be answered: invented, like everything of the demo that the text does not say."""


def load(today: date, say: Callable[[str], None]) -> None:
    """Everything of the demo, through the same acts that people use."""
    at = seed.moment(RECEIVED, 9)
    system = register.system_account(at)
    calendar.lay_down(by=system, at=at)
    say("登记单位：自治区、14 个设区市、111 个县区、部门、工作队…")
    register.enter_units(wiring.unit_entries(), by=system, at=at)
    register.enter_units(cast.SYNTHETIC_UNITS, by=system, at=at)
    say("编译政策文件…")
    document = seed.lay_down_policy(by=system, at=at)
    say("登记演示人员…")
    _appoint(document, system)
    say("核对、采用计划…")
    _adopt(document)
    say("演示两周的办理（9 日至 23 日）…")
    fortnight.load(today)
    if today >= monday.MONDAY:
        say("演示关账和督办…")
        monday.load()


def _appoint(document: Document, system: Person) -> None:
    """The cast; a department officer for each department and company that the document names."""
    named = Unit.objects.filter(pk__in=MentionVersion.objects.filter(item__document=document).values("units"))
    departments = list(named.filter(kind__in=[UnitKind.DEPARTMENT, UnitKind.COMPANY]).values_list("code", flat=True))
    persons = cast.people(departments)
    secret = cast.passwords([username for username, *_ in persons])
    units = {u.code: u for u in people.by_codes([code for *_, code in persons])}
    for username, name, role, code in persons:
        at = seed.moment(RECEIVED, 9, 5)
        register.appoint(
            username,
            name,
            role,
            units[code],
            secret[username],
            by=system,
            at=at,
            synthetic=True,
            hasher="pbkdf2_random",
        )
    admin, at = Person.objects.get(username="system_admin"), seed.moment(RECEIVED, 9, 10)
    for officer in Person.objects.filter(role__in=("city_officer", "department_officer", "commissioner")):
        accounts.correct(officer, name=officer.name, phone=cast.PHONE, valid_until=None, by=admin, at=at)
    auditor = Person.objects.get(username="auditor")
    accounts.correct(auditor, name=auditor.name, phone="", valid_until=AUDIT_ENDS, by=admin, at=at)


def _adopt(document: Document) -> None:
    clerk, lead = Person.objects.get(username="hq_clerk"), Person.objects.get(username="hq_lead")
    at = seed.moment(RECEIVED, 10)
    head = document.versions.get(valid_to=None)
    declared = measures.DOCUMENT
    editing.correct_heading(
        document,
        title=head.title,
        number=declared.number,
        issuer=declared.issuer,
        issued=declared.issued,
        by=clerk,
        at=at,
    )
    first = Unit.objects.get(code="dept.gxt")
    for obstacle in obstacles(document):
        if obstacle.kind == "mention":
            mention = document.mentions.get(pk=obstacle.key)
            editing.resolve_mention(mention, [], reason="文中点名，不单列账号", by=clerk, at=at)
        else:
            version = BlankVersion.objects.get(item=obstacle.key, valid_to=None)
            figures.leave_blank(version.item, owner=version.owner or first, due=ANSWER_BY, by=clerk, at=at)
    adoption.adopt(document, by=lead, at=seed.moment(RECEIVED, 16))
