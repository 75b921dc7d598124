"""Units with dated names, persons, and the posts that tie them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from wenzeng.mechanisms.office.declare import history
from wenzeng.mechanisms.people.declare import ROLES, UNIT_KINDS


class Unit(models.Model):
    """A unit (单位): area, department, team, park, firm, bank. ``path`` is its codes from the top, each closed by a stop."""

    code = models.CharField("单位代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=200)
    short_name = models.CharField("简称", max_length=100)
    kind = models.CharField("类别", max_length=20, choices=list(UNIT_KINDS.items()))
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=400, unique=True)
    area = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="stationed")
    position = models.PositiveIntegerField("排序")
    central_in_region = models.BooleanField("中央驻桂", default=False)
    synthetic = models.BooleanField("演示单位", default=False)
    successor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="predecessors")
    until = models.DateField("撤销日期", null=True)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """A name that a unit has borne, with its dates (history: a new name is a new row)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit"], condition=Q(until=None), name="one_current_name")]


history("people_unitname", closing="until")


class UnitAlias(models.Model):
    """A word that documents use for a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="aliases")
    alias = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "alias"], name="alias_once")]


class Persons(BaseUserManager["Person"]):
    """Django's door to persons for sign-in."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person of this username."""
        return self.select_related("unit").get(username=username)


class Person(AbstractBaseUser):
    """A person (人员) with a post: one role at one unit at a time; earlier posts stay on record."""

    username = models.CharField("账号", max_length=150, unique=True)
    name = models.CharField("姓名", max_length=100)
    role = models.CharField("角色", max_length=30, choices=list(ROLES.items()))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    is_active = models.BooleanField("启用", default=True)
    synthetic = models.BooleanField("演示人员", default=False)

    objects = Persons()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["unit__position", "username"]

    def __str__(self) -> str:
        return f"{self.name}（{self.unit_name}）"

    @property
    def unit_name(self) -> str:
        """The short name of the person's unit."""
        return self.unit.short_name

    @property
    def role_name(self) -> str:
        """The word for the person's role."""
        return ROLES[self.role]


class Post(models.Model):
    """Who held which role at which unit, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=list(ROLES.items()))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="one_current_post")]


history("people_post", closing="until")
