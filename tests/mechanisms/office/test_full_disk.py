"""A full disk: acts are refused in a sentence, nothing of them is kept, and once there is room they go through."""

from __future__ import annotations

import errno
import importlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from tests import region as small
from tests.mechanisms.notice import AT, Region
from wenzeng.library import storage
from wenzeng.mechanisms.office.models import JournalEntry, StoredFile
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.office.services.journal import record
from wenzeng.mechanisms.plan import declare
from wenzeng.mechanisms.plan.models import Document

LARGEST = 2**30


def pages(pragma: str) -> int:
    with connection.cursor() as cursor:
        return int(cursor.execute(f"PRAGMA {pragma}").fetchone()[0])


@pytest.fixture
def filled(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[small.Region]:
    """The small region on a disk that takes no further page, and whose last ones are full."""
    importlib.import_module("wenzeng.config.urls")
    monkeypatch.setattr(declare, "_tools", [small.tools()])
    built = small.build()
    pages(f"max_page_count = {pages('page_count')}")
    for size in (3000, 300, 30):
        fill(built, size)
    yield built
    pages(f"max_page_count = {LARGEST}")


def fill(built: small.Region, size: int) -> None:
    """Acts of one size until one is refused; each is there or is not."""
    before = JournalEntry.objects.count()
    for done in range(10_000):
        try:
            with transaction.atomic():
                record("test.fill", "thing:1", by=built.people["hq_clerk"], at=AT, detail={"x": "x" * size})
        except OperationalError as fault:
            refusal = storage.refusal(fault)
            assert refusal is not None and refusal.code == "full" and "磁盘已满" in refusal.message
            assert JournalEntry.objects.count() == before + done
            return
    raise AssertionError("never full")


@pytest.mark.sqlite
def test_an_act_on_a_full_disk_is_refused_in_a_sentence_and_goes_through_later(filled: small.Region) -> None:
    client = Client()
    pages(f"max_page_count = {LARGEST}")
    client.force_login(filled.people["hq_clerk"])
    client.get(reverse("office:me"))
    pages(f"max_page_count = {pages('page_count')}")
    fill(filled, 300)
    url, rows = reverse("plan:discard", args=[filled.draft.pk]), JournalEntry.objects.count()
    refused = client.post(url, {"reason": "重新收文" * 100})
    assert refused.status_code == 507, refused.content.decode()
    assert "磁盘已满" in refused.content.decode() and "没有保存" in refused.content.decode()
    assert Document.objects.get(pk=filled.draft.pk).state == "draft" and JournalEntry.objects.count() == rows
    assert journal.verify().broken_at is None
    assert client.get(reverse("plan:documents")).status_code == 200, "reading goes on"
    pages(f"max_page_count = {LARGEST}")
    assert client.post(url, {"reason": "重新收文" * 100}).status_code == 303
    assert Document.objects.get(pk=filled.draft.pk).state == "discarded"
    assert journal.verify().broken_at is None


def test_a_file_that_does_not_fit_leaves_nothing(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    data = f"来件 {date.today()}".encode()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as fault:
        files.store(data, "来件.txt", by=region.clerk, at=AT)
    assert storage.refusal(fault.value).code == "full"
    assert not StoredFile.objects.exists()
    folder = files.path(files.hashlib.sha256(data).hexdigest()).parent
    assert [path for path in folder.iterdir() if path.name.startswith("tmp")] == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (OSError(errno.ENOSPC, "x"), "full"),
        (OSError(errno.EDQUOT, "x"), "full"),
        (OSError(errno.ENOENT, "x"), None),
        (sqlite3.OperationalError("database or disk is full"), "full"),
        (OperationalError('could not extend file "base/1": No space left on device'), "full"),
        (sqlite3.OperationalError("database is locked"), "busy"),
        (OperationalError("数据库正忙：等待其他写入超过时限，请稍后再试"), "busy"),
        (sqlite3.OperationalError("no such table: x"), None),
        (ZeroDivisionError(), None),
    ],
)
def test_what_a_fault_of_storage_means(fault: Exception, code: str | None) -> None:
    refusal = storage.refusal(fault)
    assert (refusal.code if refusal else None) == code
    wrapped = RuntimeError("wrapped")
    wrapped.__cause__ = fault
    assert (storage.refusal(wrapped) is None) == (code is None)
