"""Units with dated names, persons, the posts that tie them, who stands in for whom, and who signed in when."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from wenzeng.mechanisms.office.declare import history
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, OUTCOMES, ROLES, UNIT_KINDS

BROWSERS = (
    ("MicroMessenger", "微信"),
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""How browsers name themselves, those first that also claim to be a later one."""

MACHINES = (
    ("Android", "安卓"),
    ("iPhone", "iPhone"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


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
    """A person (人员). ``role`` and ``unit`` are the acting post: one of the own posts, or one stood in for; none: no role.

    ``epoch`` is part of every session's proof: raising it ends all sessions of the person at once.
    """

    username = models.CharField("账号", max_length=150, unique=True)
    name = models.CharField("姓名", max_length=100)
    phone = models.CharField("电话", max_length=40, blank=True)
    role = models.CharField("角色", max_length=30, choices=list(ROLES.items()), blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    standing_in = models.ForeignKey("Deputation", null=True, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField("启用", default=True)
    valid_until = models.DateField("有效期至", null=True)
    must_change = models.BooleanField("须改口令", default=False)
    password_since = models.DateTimeField(null=True)
    epoch = models.PositiveIntegerField(default=0)
    synthetic = models.BooleanField("演示人员", default=False)

    objects = Persons()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["unit__position", "username"]

    def __str__(self) -> str:
        return f"{self.name}（{self.unit_name}）"

    def get_session_auth_hash(self) -> str:
        """What a session must know to stay: it changes with the password and with the epoch."""
        return salted_hmac("wenzeng.people.session", f"{self.epoch}|{self.password}", algorithm="sha256").hexdigest()

    @property
    def unit_name(self) -> str:
        """The short name of the unit acted for; where as a deputy, it says so (代), on screens and in the journal."""
        if self.standing_in is None:
            return self.unit.short_name
        return f"{self.unit.short_name}（代{self.standing_in.post.person.name}）"

    @property
    def role_name(self) -> str:
        """The word for the person's role."""
        return ROLES.get(self.role, "未任岗")


class Post(models.Model):
    """A post (岗位): who holds which role at which unit, from when to when. A person may hold several."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=list(ROLES.items()))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "role", "unit"], condition=Q(until=None), name="post_once"),
            # The three administrators are three people, in the database too.
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(until=None, role__in=sorted(ADMINISTRATORS)),
                name="one_administrator_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit.short_name} · {ROLES[self.role]}"


history("people_post", closing="until")


class Deputation(models.Model):
    """Who stands in for a post (代理) from one day to another, both included, and why."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="deputations")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deputations")
    first = models.DateField("自")
    last = models.DateField("至")
    reason = models.CharField("事由", max_length=200)
    given_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-first", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(first__lte=models.F("last")), name="deputation_days")]


history("people_deputation", closing="revoked_at")


class UsedPassword(models.Model):
    """The hash of a password that a person has set, so that it does not come back soon."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="used_passwords")
    hash = models.CharField(max_length=128)
    since = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]


history("people_usedpassword")


class SignIn(models.Model):
    """An attempt to sign in (登录记录), by the wall clock. Whoever does not exist is counted by the name typed, too."""

    at = models.DateTimeField("时间")
    username = models.CharField("账号", max_length=150)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="sign_ins")
    address = models.CharField("地址", max_length=45)
    outcome = models.CharField("结果", max_length=20, choices=list(OUTCOMES.items()))

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["username", "-id"], name="signin_username"),
            models.Index(fields=["address", "-id"], name="signin_address"),
        ]


history("people_signin")


class Sitting(models.Model):
    """A session as its person sees it (登录状态): from where, since when, last seen, and why it ended; wall clock.

    ``key`` is the digest of the session's key: who reads this table cannot take a session over.
    """

    key = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sittings")
    address = models.CharField("地址", max_length=45)
    agent = models.CharField("浏览器", max_length=200)
    since = models.DateTimeField("登录时间")
    seen_at = models.DateTimeField("最近操作")
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["-seen_at"]
        indexes = [models.Index(fields=["person", "ended_at"], name="sitting_person")]

    @property
    def device(self) -> str:
        """The browser and the machine as people call them; what is neither, as it calls itself."""
        known = [next((word for sign, word in signs if sign in self.agent), "") for signs in (BROWSERS, MACHINES)]
        return " · ".join(word for word in known if word) or self.agent[:40] or "未知浏览器"
