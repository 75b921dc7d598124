"""Forms: the same words on top and at the field, ids that belong together, limits of files said and kept."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.shell.gallery import Progress
from wenzeng.web.shell import forms

GOOD = {
    "paid": "1,206.40",
    "sold": "１２．５",
    "day": "2022-10-10",
    "kind": "a",
    "way": "net",
    "text": "好",
    "sure": "on",
}


def drawn(form: forms.Form) -> str:
    return form.render()


def test_figures_are_taken_as_people_type_them():
    form = Progress(GOOD)
    assert form.is_valid(), form.errors
    assert str(form.cleaned_data["paid"]) == "1206.40"
    assert str(form.cleaned_data["sold"]) == "12.5"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,2O6.40", "含“O”，不是数字；只填数，单位已在格内"),
        ("12万", "含“万”"),
        ("", "请填写“累计支出”"),
        ("1.2.3", "输入一个数"),
    ],
)
def test_what_is_no_figure_is_refused_with_the_reason(typed, said):
    form = Progress(GOOD | {"paid": typed})
    assert said in form.errors["paid"][0]


def test_errors_stand_on_top_and_at_the_field_in_the_same_words():
    form = Progress(GOOD | {"paid": "x", "way": "", "sure": ""})
    page = drawn(form)
    assert "有 3 处错误须改" in page
    for link, words in (("id_paid", "含“x”"), ("id_way", "请选择“送达方式”"), ("id_sure", "请勾选“已核对原件”")):
        assert re.search(rf'<a href="#{link}">[^<]*{words}', page)
        assert re.search(rf'id="{link}_error"><b>错误</b>{words}', page)
        assert re.search(rf'id="{link}"', page)


def test_an_error_of_the_whole_form_stands_on_top():
    form = Progress(GOOD)
    form.add_error(None, "本期已关账")
    assert "<li>本期已关账</li>" in drawn(form)


def test_every_description_is_there():
    form = Progress(GOOD | {"paid": "x"})
    form.asks = {"sold": "单位是否填错？"}
    page = drawn(form)
    for described in re.findall(r'aria-describedby="([^"]+)"', page):
        for name in described.split():
            assert f'id="{name}"' in page
    assert 'aria-describedby="id_paid_error id_paid_before"' in page
    assert 'id="id_sold_ask"><b>核实</b>单位是否填错？' in page
    assert '<label class="wz-field__label" for="id_paid">累计支出 <small>本周</small></label>' in page
    assert '<span class="wz-box__unit">亿元</span>' in page


def test_what_need_not_be_filled_in_says_so():
    assert "<small>pdf、xlsx，不超过 1 MB，可不填</small>" in drawn(Progress())


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [("a.exe", 10, "可收：.pdf、.xlsx"), ("a.pdf", 1024 * 1024 + 1, "超过 1 MB"), ("a.PDF", 1024 * 1024, "")],
)
def test_files_keep_within_their_limits(name, size, said):
    form = Progress(GOOD, {"proof": SimpleUploadedFile(name, b"x" * size)})
    assert form.is_valid() is not said.startswith(("可", "超"))
    assert said in " ".join(form.errors.get("proof", []))


def test_a_form_page_posts_and_says_it_is_done(client):
    assert "有 1 处错误须改" in client.post("/report/", GOOD | {"day": ""}).content.decode()
    answer = client.post("/report/", GOOD, follow=True)
    assert answer.redirect_chain == [("/tasks/", 302)]
    assert '<div class="wz-toast">已报进展</div>' in answer.content.decode()
    assert 'enctype="multipart/form-data"' in client.get("/report/").content.decode()
