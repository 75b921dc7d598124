"""Hostile and careless uploads: refused in Chinese before anything is kept, or failed as a job in the compiler's words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from tests import region as small
from tests.web.reading import words
from wenzeng.library.policy.child import compile_in_child
from wenzeng.mechanisms.office.models import Job, StoredFile
from wenzeng.mechanisms.office.services import files, work
from wenzeng.mechanisms.plan import declare
from wenzeng.mechanisms.plan.models import Document, Measure, Task

UPLOAD = "/plan/documents/upload/"
TEXT = "关于推进工作的若干措施\n一、加强管理。落实责任。（责任单位：市财政局）\n二、优化服务。建立机制。（责任单位：市财政局）\n"
BOUNDARY = "frontier"


@pytest.fixture
def clerk(as_):
    return as_("hq_clerk")


@pytest.fixture
def compiling(region, monkeypatch):
    """The compiler itself in place of its stand-in."""
    tools = declare.Tools(compile=compile_in_child, resolve=small.resolve)
    monkeypatch.setattr(declare, "_tools", [tools])


def held() -> dict[str, int]:
    """How much is kept, on disk too."""
    kept = {model.__name__: model.objects.count() for model in (StoredFile, Document, Measure, Task, Job)}
    return {**kept, "files": sum(path.is_file() for path in (Path(settings.DATA) / "files").rglob("*"))}


def sent(client, body: bytes, name: str):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, body), "issued": ""})


def sent_as(client, written: str, body: bytes = TEXT.encode()):
    """An upload whose file name stands in the request just as written."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{written}"\r\nContent-Type: text/plain\r\n\r\n'
    whole = head.encode() + body + f"\r\n--{BOUNDARY}--\r\n".encode()
    return client.post(UPLOAD, whole, content_type=f"multipart/form-data; boundary={BOUNDARY}")


@pytest.mark.parametrize(
    ("body", "name", "said"),
    [
        (TEXT.encode(), "方案.exe", "不是可收的文件"),
        (TEXT.encode(), "方案.doc", "不是可收的文件"),
        (TEXT.encode(), "方案.wps", "可收：.txt、.docx、.pdf、.html、.htm"),
        (TEXT.encode(), "方案.docx.zip", "不是可收的文件"),
        (TEXT.encode(), "方案", "不是可收的文件"),
        (TEXT.encode(), "<b>方案</b>.svg", "不是可收的文件"),
        (b"x" * (21 * 1024 * 1024), "方案.txt", "超过 20 MB"),
        (b"", "方案.txt", "空"),
    ],
    ids=["program", "old word", "wps", "archive", "no ending", "marks", "large", "empty"],
)
def test_what_is_refused_at_the_door_leaves_nothing(clerk, body, name, said):
    before = held()
    answer = sent(clerk, body, name)
    assert answer.status_code == 400
    assert said in words(answer)
    assert "<b>方案" not in answer.content.decode()
    assert held() == before


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../../../etc/方案.txt", "方案.txt"),
        ("C:\\\\收文\\\\方案.txt", "方案.txt"),
        ("/etc/passwd/方案.txt", "方案.txt"),
        ("<img src=x onerror=alert(1)>方案.txt", "<img src=x onerror=alert(1)>方案.txt"),
        ("方\u202e案\u200b.txt", "方案.txt"),
        ("..\u2215方案.txt", "..\u2215方案.txt"),
    ],
    ids=["up", "drive", "rooted", "marks", "unseen", "like a path"],
)
def test_a_name_is_shown_bare_and_escaped(clerk, written, shown):
    answer = sent_as(clerk, written)
    stored = StoredFile.objects.latest("pk")
    assert stored.name == shown
    assert files.path(stored.digest).is_relative_to(Path(settings.DATA) / "files")
    page = clerk.get(answer["Location"])
    assert f"编译《{shown}》" in words(page)
    assert "<img src=x" not in page.content.decode()


def test_a_name_of_three_hundred_characters(clerk):
    answer = sent_as(clerk, "长" * 300 + ".txt")
    assert answer.status_code == 303
    assert len(Job.objects.get().label) <= 200
    assert words(clerk.get(answer["Location"])).count("长") >= 20
    work.run(str(Job.objects.get().pk))
    assert Document.objects.latest("pk").file.name.endswith("长.txt")


def test_a_field_that_is_no_file(clerk):
    before = held()
    answer = clerk.post(UPLOAD, {"file": "方案.txt", "issued": ""})
    assert (answer.status_code, held()) == (400, before)
    assert "请选择“政策文件”" in words(answer)


@pytest.mark.parametrize(
    ("body", "name", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "方案.docx", "另存为 .docx"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "方案.txt", "这是图片"),
        (b"PK\x03\x04 broken", "方案.docx", "已损坏"),
        ("天亮了，鸟儿在叫，他推开门走了出去。\n".encode() * 40, "小说.txt", "不像一份政策文件"),
        (b" \n", "空白.txt", "空的"),
    ],
    ids=["old word", "picture", "broken", "novel", "white space"],
)
def test_what_the_compiler_refuses_fails_in_its_words(clerk, compiling, body, name, said):
    before = held()
    answer = sent(clerk, body, name)
    job = Job.objects.get()
    work.run(str(job.pk))
    job.refresh_from_db()
    assert job.state == "failed"
    assert said in job.message and said in words(clerk.get(answer["Location"]))
    after = held()
    assert [after[kind] - before[kind] for kind in ("Document", "Measure", "Task")] == [0, 0, 0]
    assert [after[kind] - before[kind] for kind in ("StoredFile", "files", "Job")] == [1, 1, 1]


def test_the_same_file_twice(clerk, compiling):
    sent(clerk, TEXT.encode(), "方案.txt")
    work.run(str(Job.objects.get().pk))
    before = held()
    again = sent(clerk, TEXT.encode(), "另一个名字.txt")
    assert again.status_code == 409
    assert "已经收过" in words(again)
    assert held() == before


def test_the_same_file_again_while_the_first_waits(clerk, compiling):
    for name in ("方案.txt", "又一次.txt"):
        sent(clerk, TEXT.encode(), name)
    before = Document.objects.count()
    for job in Job.objects.order_by("created_at"):
        work.run(str(job.pk))
    assert Document.objects.count() == before + 1
    states = {job.state: job.message for job in Job.objects.all()}
    assert set(states) == {"done", "failed"} and "已经收过" in states["failed"]


@pytest.mark.django_db(transaction=True)
def test_two_uploads_at_once_give_one_draft(as_):
    clients, together = [as_("hq_clerk"), as_("hq_clerk")], Barrier(2)
    before = held()

    def upload(client):
        try:
            together.wait(timeout=20)
            return sent(client, f"{TEXT}同时\n".encode(), "方案.txt").status_code
        finally:
            connection.close()

    def carry(key):
        try:
            together.wait(timeout=20)
            work.run(key)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(upload, clients))
        list(pool.map(carry, [str(key) for key in Job.objects.values_list("pk", flat=True)]))
    assert codes == [303, 303]
    after = held()
    assert [after[kind] - before[kind] for kind in ("StoredFile", "files", "Document", "Job")] == [1, 1, 1, 2]
    jobs = {job.state: job for job in Job.objects.all()}
    assert set(jobs) == {"done", "failed"} and "已经收过" in jobs["failed"].message
    assert reverse("plan:review", args=jobs["done"].result["url_args"])
