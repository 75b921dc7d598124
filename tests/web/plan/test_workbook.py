"""Progress of a whole unit by Excel: out, filled in, back, looked over line by line, the good lines reported."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.reading import form_of, table, words
from wenzeng.mechanisms.plan.models import Step

URL, FILE = "/plan/parts/workbook/", "/plan/parts/workbook/file/"


def filled(client, *texts):
    """The unit's workbook with these words as progress, line by line."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(FILE).content))
    sheet = book.active
    head = {cell.value: cell.column for cell in sheet[3]}
    for line, (text, done) in enumerate(texts, 4):
        sheet.cell(line, head["进展"], text)
        sheet.cell(line, head["是否办结"], done)
    held = io.BytesIO()
    book.save(held)
    return SimpleUploadedFile("任务进展.xlsx", held.getvalue())


def sent_back(client, *texts):
    return client.post(URL, {"file": filled(client, *texts)})


@pytest.fixture
def officer(as_):
    return as_("city_officer")


def test_good_lines_are_reported_and_wrong_ones_named(officer, region):
    looked = sent_back(officer, ("已开工 5 项", ""), ("", "是"), ("推进中", "也许"))
    shown = words(looked)
    assert "可报 1 行" in shown
    assert "有错 2 行" in shown
    assert "是否办结填“是”或“否”" in shown
    assert [row[2] for row in table(looked.content.decode())] == ["可报", "有错", "有错"]
    assert not Step.objects.exists()
    answer = officer.post(URL, form_of(looked.content.decode()), follow=True)
    assert "已报 1 项" in words(answer)
    assert Step.objects.get().text == "已开工 5 项"


def test_reporting_twice_is_once(officer):
    rows = form_of(sent_back(officer, ("已开工 5 项", "")).content.decode())
    officer.post(URL, rows)
    officer.post(URL, rows)
    assert Step.objects.count() == 1


def test_what_one_person_read_nobody_else_reports(officer, as_):
    rows = form_of(sent_back(officer, ("已开工 5 项", "")).content.decode())
    for changed in (rows, {**rows, "rows": rows["rows"][:-3] + "abc"}):
        answer = as_("other_city").post(URL, changed)
        assert answer.status_code == 400
        assert "核对页已过期或不完整" in words(answer)
    assert not Step.objects.exists()


@pytest.mark.parametrize(("name", "data", "said"), [
    ("a.pdf", b"%PDF-", "“a.pdf”不是可收的文件"), ("a.xlsx", b"not a workbook", "不是 .xlsx 工作簿"),
])  # fmt: skip
def test_what_is_no_workbook_is_refused_at_the_field(name, data, said, officer):
    answer = officer.post(URL, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code in (400, 415)
    assert f"填好的表：{said}" in words(answer) or said in words(answer)


def test_nothing_filled_in_is_said(officer):
    assert "没有读到填写的内容" in words(sent_back(officer))
