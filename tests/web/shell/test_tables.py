"""Lists: what is filtered, ordered and cut on the screen is what goes out as Excel and CSV, from memory and from a query alike."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import re
from fractions import Fraction

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.http import QueryDict

from tests.web.shell.gallery import TASKS, rows
from wenzeng.library.refusal import Refused
from wenzeng.library.tables.sheet import HEADER_ROW
from wenzeng.web.shell.figures import MINUS
from wenzeng.web.shell.tables import NUMBER, Choice, Column, Listing, Search, export
from wenzeng.web.shell.tables.cells import cell
from wenzeng.web.shell.tables.shown import Shown

ADDRESSES = (
    "/tasks/",
    "/tasks/?state=late&sort=-paid",
    "/tasks/?q=南宁+01&sort=due",
    "/tasks/?due=2022-10&sort=-unit__name",
    "/tasks/?q=nothing",
    "/tasks/?state=bogus&due=2022-13&sort=bogus&page=bogus",
)


def shown(query: str = "", source=None, listing: Listing = TASKS) -> Shown:
    return Shown(listing, rows() if source is None else source, QueryDict(query), "/tasks/")


def on_screen(page: str) -> list[list[str]]:
    """The texts of the cells of a page's table."""
    lines = re.findall(r"<tr[^>]*>(<td.*?)</tr>", page, re.DOTALL)
    return [
        [
            html.unescape(re.sub(r"<[^>]+>", "", text)).strip()
            for text in re.findall(r"<td[^>]*>(.*?)</td>", line, re.DOTALL)
        ]
        for line in lines
    ]


def as_written(text: str) -> str:
    """A figure of the screen as a file would have it."""
    return text.replace(",", "").replace(MINUS, "-") if re.fullmatch(rf"[{MINUS}\d,.]+", text) else text


def rounded(value: object) -> str:
    return (
        f"{float(value):.2f}" if isinstance(value, int | float) or re.fullmatch(r"-?[\d.]+", str(value)) else str(value)
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_screen_csv_and_xlsx_are_the_same(client, address):
    pages, link = [], address
    while link:
        text = client.get(link).content.decode()
        pages += on_screen(text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        link = html.unescape(following[1]) if following else ""
    sign = "&" if "?" in address else "?"
    flat = list(
        csv.reader(io.StringIO(client.get(f"{address}{sign}export=csv").content.decode("utf-8-sig"), newline=""))
    )
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}{sign}export=xlsx").content)).worksheets[0]
    assert flat[0] == ["原句", "任务", "责任单位", "支出（万元）", "期限", "状态"]
    wanted = [[rounded(as_written(text)) if n == 3 else text for n, text in enumerate(line)] for line in pages]
    assert [[rounded(text) if n == 3 else text for n, text in enumerate(line)] for line in flat[1:]] == wanted
    typed = list(book.iter_rows(min_row=HEADER_ROW + 2, values_only=True))
    words = [[f"{v:%Y-%m-%d}" if isinstance(v, dt.datetime) else v for v in line] for line in typed]
    assert [[rounded(v) if n == 3 else v for n, v in enumerate(line)] for line in words] == wanted


def test_files_are_named_and_say_their_conditions(client):
    answer = client.get("/tasks/?state=late&export=xlsx")
    assert "filename*=UTF-8''%E4%BB%BB%E5%8A%A1" in answer["Content-Disposition"]
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert (
        page["A2"].value
        == "数据截至 2022-10-24。依据：桂稳工业保运行指发〔2022〕14号。条件：状态 红灯。本表为演示数据。"
    )


def test_the_region_is_the_same_list_as_the_page(client):
    page = client.get("/tasks/?state=late").content.decode()
    region = client.get(
        "/tasks/?state=late", headers={"HX-Request": "true", "HX-Target": "list-tasks"}
    ).content.decode()
    assert "<html" not in region
    assert on_screen(region) == on_screen(page)
    back = {"HX-Request": "true", "HX-Target": "list-tasks", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get("/tasks/", headers=back).content.decode()


def test_order():
    paid = [line.cells[3].text for line in shown("sort=paid").lines[:3]]
    assert paid == [MINUS + "246.91", MINUS + "123.46", "0.00"]
    last = [line.cells[3].text for line in shown("sort=-paid&page=3").lines[-2:]]
    assert last == ["未报", "未报"]  # the unknown comes last in both directions
    states = [line.cells[5].text for line in shown("sort=state", rows(6)).lines]
    assert states == ["红灯", "红灯", "待答复", "待答复", "已办结", "已办结"]
    heads = {head.column.key: head for head in shown("sort=paid&state=late").heads}
    assert heads["paid"].direction == "ascending"
    assert heads["paid"].href == "/tasks/?sort=-paid&state=late"
    assert heads["due"].href == "/tasks/?sort=due&state=late"


def test_filters():
    assert shown("state=late").total == 40
    assert shown("q=南宁 001").total == 0
    assert shown("q=柳州 001").total == 1
    assert shown("due=2022-10").total == sum(1 for row in rows() if row["due"] and row["due"].month == 10)
    assert shown("state=late&q=01").conditions == "含“01”，状态 红灯"
    assert shown("state=bogus").total == 120
    assert shown("q=%00").total == 120


def test_pages():
    third = shown("page=3")
    assert (third.first_row, third.last_row, len(third.lines), third.next) == (101, 120, 20, "")
    assert third.previous == "/tasks/?page=2"
    assert shown("page=999").page == 3
    assert shown("page=-1").page == shown("page=²").page == 1
    assert [link.word for link in shown("page=9", rows(1000)).pager] == ["1", "…", "7", "8", "9", "10", "11", "…", "20"]


def test_empty_says_why_and_what_next(client):
    assert "还没有任务" in client.get("/tasks/?rows=0").content.decode()
    page = client.get("/tasks/?q=nothing&rows=9").content.decode()
    assert "没有符合条件的内容" in page
    assert 'href="/tasks/?rows=9"' in page


def test_parameters_of_others_are_kept(client):
    page = client.get("/tasks/?rows=60&state=late").content.decode()
    assert '<input type="hidden" name="rows" value="60">' in page
    assert 'href="/tasks/?rows=60&amp;state=late&amp;sort=paid"' in page


def test_two_lists_on_one_page_do_not_disturb_each_other():
    second = Listing(name="others", title="其他", columns=TASKS.columns, filters=TASKS.filters, prefix="b-")
    assert shown("state=late&b-state=done", listing=second).conditions == "状态 已办结"
    assert shown("state=late", listing=second).url(page="2") == "/tasks/?state=late&b-page=2"


def test_cells():
    share = Column("share", "支出率", NUMBER, unit="%", places=1, power=-2)
    assert cell(share, {"share": Fraction(784, 1000)}).text == "78.4"
    money = Column("fen", "金额", NUMBER, unit="万元", places=2, power=6)
    assert cell(money, {"fen": -123456789}).text == MINUS + "123.46"
    assert cell(money, {"fen": -123456789}).title == "-123.456789"
    assert cell(money, {"fen": 12300000000}).title == ""
    assert cell(money, {"fen": None}).text == "—"
    assert cell(money, {"fen": None}).css == "wz-n wz-unknown"
    assert cell(money, {"fen": -1}).text == "0.00"
    assert cell(Column("a__b", "x"), {"a": None}).text == "—"


def test_what_people_typed_stays_text(client):
    evil = Column("x", "<b>x</b>", link=lambda row: 'javascript:"')
    assert cell(evil, {"x": "<script>"}).text == "<script>"


def test_a_workbook_has_a_bound(monkeypatch):
    monkeypatch.setattr(export, "XLSX_ROWS", 100)
    about = export.About(as_of="2022-10-24")
    with pytest.raises(Refused, match="共 120 条"):
        export.file_response(shown(), "xlsx", about)
    assert export.file_response(shown(), "csv", about).status_code == 200


@pytest.mark.django_db
def test_a_query_gives_the_same_as_memory(django_assert_num_queries):
    Group.objects.bulk_create(Group(name=f"示例组{n % 7}-{n:03d}") for n in range(120))
    listing = Listing(
        name="groups",
        title="组",
        columns=[Column("name", "名称"), Column("double", "双", value=lambda group: group.name * 2)],
        filters=[
            Search("名称", ("name",)),
            Choice("id", "编号", lambda: [(group.pk, group.name) for group in Group.objects.all()]),
        ],
        order="-name",
    )
    some = Group.objects.first()
    for query in ("", "q=组3", "q=示例 11", "sort=name&page=2", f"id={some.pk}", "sort=double"):
        queried = shown(query, Group.objects.all(), listing)
        held = shown(query.replace("sort=double", ""), list(Group.objects.order_by("pk")), listing)
        assert queried.total == held.total
        assert [line.cells[0].text for line in queried.lines] == [line.cells[0].text for line in held.lines]
    with django_assert_num_queries(3):  # the choices, the count, the page
        page = shown("q=组3", Group.objects.all(), listing)
        assert page.fields[1].filter.options()
        assert page.lines
        assert page.total == 17


def test_paper_says_what_was_selected(client):
    assert '<p class="wz-onpaper">条件：状态 红灯。共 40 条。</p>' in client.get("/tasks/?state=late").content.decode()
    assert "wz-onpaper" not in client.get("/tasks/").content.decode()
