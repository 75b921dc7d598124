"""Writing a bulletin: composed from the frozen figures with the headings and demands of the last one, then edited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from wenzeng.library.papers.official import tokens
from wenzeng.library.papers.official.content import clean
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.bulletins.access import can, need_drafter
from wenzeng.mechanisms.bulletins.declare import SECTIONS
from wenzeng.mechanisms.bulletins.models import Bulletin, BulletinStep, Closing
from wenzeng.mechanisms.bulletins.services import wording
from wenzeng.mechanisms.bulletins.services.closing import close
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.people.models import Person

LONGEST = 6000
"""Most characters in one section."""


@transaction.atomic
def start(period: Period, *, by: Person, at: datetime) -> Bulletin:
    """Begin the bulletin of a period: close it where nobody has, and compose the text. Refuses a period that has one."""
    need_drafter(by)
    taken = Refused("conflict", f"{period.label}已有通报；印发后只能以新的通报更正。", "期别")
    if Bulletin.objects.filter(issuer=by.unit, period=period.code).exists():
        raise taken
    closing = Closing.objects.filter(issuer=by.unit, period=period.code).first() or close(period, by=by, at=at)
    texts = {"title": wording.title(period), "opening": wording.OPENING}
    begun = {"period": period.code, "year": at.year, "started_at": at, "saved_at": at, "by": by}
    sections = _composed(closing, _last(by, period))
    try:
        with transaction.atomic():
            held = Bulletin.objects.create(closing=closing, issuer=by.unit, sections=sections, **texts, **begun)
    except IntegrityError:  # a colleague was quicker
        raise taken from None
    _record(held, "start", by=by, at=at, detail={"period": period.code})
    return held


@transaction.atomic
def correct(wrong: Bulletin, *, reason: str, by: Person, at: datetime) -> Bulletin:
    """Begin a new bulletin that corrects an issued one: same figures, text to be mended; the old one stays as issued."""
    need_drafter(by)
    if wrong.issuer_id != by.unit_id or wrong.state != "issued":
        raise Refused("invalid", "只能更正本单位已印发的通报。")
    if not reason.strip():
        raise Refused("invalid", "请写明更正理由：原文哪里有误。", "更正理由")
    if Bulletin.objects.filter(replaces=wrong).exists():
        raise Refused("conflict", "这份通报已有更正，请在那一份上办理。")
    held = Bulletin.objects.create(
        closing=wrong.closing,
        issuer=wrong.issuer,
        period=wrong.period,
        title=wording.corrected(wrong.title),
        opening=wrong.opening,
        sections=wrong.sections,
        year=at.year,
        replaces=wrong,
        reason=reason.strip(),
        started_at=at,
        saved_at=at,
        by=by,
    )
    _record(held, "start", by=by, at=at, detail={"period": wrong.period, "replaces": wrong.pk, "reason": reason})
    return held


@transaction.atomic
def edit(
    bulletin: Bulletin,
    *,
    title: str,
    opening: str,
    texts: Mapping[str, tuple[str, str]],
    expected: int,
    by: Person,
    at: datetime,
) -> None:
    """Save title, opening and (heading, text) of sections. Figures keep their frozen words whatever is typed.

    Refuses somebody else's draft, one that has gone on, and one that another person saved since.
    """
    if not can(by, bulletin, "submit"):
        raise Refused("conflict", "正文只在拟稿时可改；已送审的请先退回。")
    sections = [
        {**section, **_edited(section, texts[section["key"]])} if section["key"] in texts else section
        for section in bulletin.sections
    ]
    changed = Bulletin.objects.filter(pk=bulletin.pk, state="draft", revision=expected).update(
        title=_kept(title, "标题"),
        opening=_kept(opening, "导语"),
        sections=sections,
        revision=expected + 1,
        saved_at=at,
    )
    if not changed:
        raise Refused("conflict", "您编辑期间，别人已保存过这份通报。请复制您的文字，刷新后再改。")
    bulletin.refresh_from_db()
    _record(bulletin, "edit", by=by, at=at, detail={"revision": bulletin.revision, "sections": sorted(texts)})


def _edited(section: dict[str, Any], given: tuple[str, str]) -> dict[str, str]:
    heading, text = given
    return {"heading": _kept(heading, "标题"), "text": _kept(text, section["heading"])}


def _kept(text: str, where: str) -> str:
    """The text as kept: clean, of each figure its place alone."""
    held = tokens.bare(clean(text))
    if not held:
        raise Refused("invalid", f"“{where}”不能为空；不需要的内容请写“无”。", where)
    if len(held) > LONGEST:
        raise Refused("too_large", f"“{where}”超过 {LONGEST} 字，请删减或改作附件。", where)
    return held


def _last(by: Person, period: Period) -> Bulletin | None:
    """The unit's last issued bulletin of the same kind of period."""
    held = Bulletin.objects.filter(issuer=by.unit, state="issued", closing__kind=period.kind)
    return held.filter(closing__day__lt=period.last).order_by("-closing__day", "-pk").first()


def _composed(closing: Closing, last: Bulletin | None) -> list[dict[str, str]]:
    """The sections: headings and demands as last time, the rest from the figures of this time."""
    earlier = {section["key"]: section for section in last.sections} if last else {}
    made = []
    for section in SECTIONS:
        if section.hq and closing.issuer.kind != UnitKind.HQ:
            continue
        then = earlier.get(section.key)
        text = then["text"] if then and section.key == "demands" else wording.text(section.key, closing.frozen)
        made.append({"key": section.key, "heading": then["heading"] if then else section.heading, "text": text})
    return made


def _record(bulletin: Bulletin, act: str, *, by: Person, at: datetime, detail: dict[str, Any]) -> None:
    if act == "start":
        BulletinStep.objects.create(bulletin=bulletin, number=1, act=act, at=at, by=by, text=bulletin.reason)
    journal.record(f"bulletins.{act}", f"bulletin:{bulletin.pk}", by=by, at=at, detail=detail)
