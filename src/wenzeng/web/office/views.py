"""The register of units: bodies, areas, their names, the people who hold posts there, and their tasks."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.people import access, queries
from wenzeng.mechanisms.people.declare import ROLES, UNIT_KINDS, UnitKind
from wenzeng.web.office.filters import InArea
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action
from wenzeng.web.shell.tables import NUMBER, Choice, Column, Empty, Listing, Search


def _page(unit: Any) -> str:
    return reverse("office:unit", args=[unit.code])


COLUMNS = [
    Column("name", "名称", link=_page, sort="position"),
    Column("short_name", "简称"),
    Column("kind", "类别", words=UNIT_KINDS),
    Column("code", "代码", fit=True),
    Column("parent__name", "上级"),
    Column("central_in_region", "中央驻桂", words={True: "是", False: "—"}, fit=True),
    Column("number", "人员", NUMBER, unit="人"),
]
FILTERS: list[Any] = [
    Choice("kind", "类别", UNIT_KINDS),
    Search("名称、代码", keys=("name", "short_name", "code", "aliases__alias")),
]
PEOPLE = Listing(
    name="people",
    title="人员",
    columns=[
        Column("person__name", "姓名"),
        Column("role", "角色", words=ROLES),
        Column("person__synthetic", "演示人员", words={True: "是", False: "—"}, fit=True),
    ],
    order="role",
    empty=Empty("这个单位还没有人员", "人员由系统管理员录入。"),
)


@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The register of units that the person may look up."""
    person = person_of(request)
    held = _counted(access.visible_to(person)).select_related("parent")
    cities = [(city.path, city.short_name) for city in access.visible_to(person).filter(kind=UnitKind.CITY)]
    listing = Listing(
        name="units",
        title="单位",
        columns=COLUMNS,
        order="name",
        filters=[FILTERS[0], InArea("city", "设区市", cities), FILTERS[1]],
        note="名称以机构编制文件为准；文件中的别称见各单位页。",
    )
    return tables.answer(request, listing, held)


@require_GET
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit: names, words documents use for it, people, what stands below it, its tasks."""
    person = person_of(request)
    held = access.obtain(person, code)
    inside = access.scope(person).inside
    shown = tables.show(request, PEOPLE, queries.posts_at(held))
    context = {
        "title": held.name,
        "crumbs": [("单位", reverse("office:units"))],
        "actions": [Action("看它的任务", f"{reverse('plan:tasks')}?{urlencode({'unit': held.code})}")]
        if inside
        else [],
        "unit": held,
        "kind": UNIT_KINDS[UnitKind(held.kind)],
        "names": held.names.order_by("-since"),
        "aliases": sorted({alias.alias for alias in held.aliases.all()} - {held.name, held.short_name}),
        "below": _counted(access.visible_to(person).filter(parent=held)),
    }
    return tables.reply(request, "office/unit.html", context, shown)


def _counted(units: QuerySet[Any]) -> QuerySet[Any]:
    held = Q(posts__until=None, posts__person__is_active=True)
    return units.annotate(number=Count("posts__person", filter=held, distinct=True))
