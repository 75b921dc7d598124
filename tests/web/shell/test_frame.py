"""The frame: whose page, which entry, the day of the data, demo; errors and refusals; headers; weight of a cold page."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

from wenzeng.web import shell
from wenzeng.web.shell import bundle, context, figures
from wenzeng.web.shell.figures import MINUS
from wenzeng.web.shell.headers import SecurityHeaders

FOLDER = Path(shell.__file__).parent
HTMX = {"HX-Request": "true"}
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|javascript:|data:", re.IGNORECASE)
SCRIPT_LINES = 150


def test_frame(client):
    page = client.get("/tasks/").content.decode()
    assert '<a href="/tasks/" aria-current="page">措施</a>' in page
    assert page.count('aria-current="page"') == 4  # navigation, bottom bar, breadcrumb, pages
    assert "演示数据" in page
    assert "数据截至 2022-10-24" in page
    assert "韦××" in page
    assert "消息 4" in page
    assert "进行中 1" in page
    assert "<title>任务清单 · 稳增</title>" in page
    assert '<html lang="zh-Hans" class="wz-root">' in page


def test_frame_without_sources(client, monkeypatch):
    monkeypatch.setattr(context._filled, "sources", context.Sources())
    page = client.get("/tasks/").content.decode()
    assert "wz-demo" not in page
    assert "退出" not in page
    assert "wz-bottom--page" not in page


@pytest.mark.parametrize(("path", "url"), [("/", "/"), ("/tasks/3/", "/tasks/"), ("/nowhere/", "")])
def test_the_entry_of_a_page(rf, path, url):
    assert context.Frame(rf.get(path)).current == url


def test_preferences_are_kept_and_lead_back(client):
    answer = client.post("/shell/preferences/", {"size": "large"}, headers={"Referer": "http://testserver/tasks/?q=a"})
    assert answer["Location"] == "http://testserver/tasks/?q=a"
    client.post("/shell/preferences/", {"theme": "dark"})
    page = client.get("/tasks/").content.decode()
    assert '<html lang="zh-Hans" class="wz-root" data-size="large" data-theme="dark">' in page
    assert 'value="large" aria-pressed="true"' in page
    client.post("/shell/preferences/", {"theme": "", "size": "huge"})
    assert '<html lang="zh-Hans" class="wz-root" data-size="large">' in client.get("/tasks/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://a.example/", "//a.example/", "javascript:alert(1)", ""])
def test_preferences_lead_nowhere_else(client, elsewhere):
    answer = client.post("/shell/preferences/", {"size": "large"}, headers={"Referer": elsewhere})
    assert answer["Location"] == "/"
    assert client.get("/shell/preferences/").status_code == 405


@pytest.mark.parametrize(
    ("how", "status", "said"),
    [
        ("forbidden", 403, "本期已关账，不能再改。"),
        ("not_found", 404, "所在：第 3 行"),
        ("conflict", 409, "现在不能这样办"),
        ("too_large", 413, "文件或内容太大"),
        ("too_many", 429, "操作太频繁"),
        ("busy", 503, "系统正忙"),
        ("invalid", 400, "这次提交没有办成"),
        ("anything_else", 400, "本期已关账，不能再改。"),
        ("denied", 403, "只有牵头单位可以答复"),
        ("odd", 400, "送来的内容不完整或格式不对。"),
        ("413", 413, "请拆分文件或缩小图片后，再次上传。"),
        ("429", 429, "请等待几分钟后再试"),
        ("500", 500, "请返回上一页再试一次"),
    ],
)
def test_what_goes_wrong_is_said_in_sentences(client, how, status, said):
    answer = client.get(f"/fail/{how}/")
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert "<html" in answer.content.decode()
    notice = client.get(f"/fail/{how}/", headers=HTMX)
    assert notice.status_code == status
    assert "<html" not in notice.content.decode()


def test_unknown_addresses_and_stale_forms(client):
    assert "地址写错了" in client.get("/nowhere/").content.decode()
    answer = Client(enforce_csrf_checks=True).post("/ask/")
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


def test_a_body_that_is_too_large_is_named(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    assert (
        client.post("/report/", {"text": "x" * 100}, content_type="application/x-www-form-urlencoded").status_code
        == 413
    )


def test_a_redirect_moves_the_whole_page(client):
    answer = client.post("/ask/", headers=HTMX)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/tasks/")
    assert client.post("/ask/").status_code == 302


def test_headers(client):
    headers = client.get("/tasks/").headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "HX-Request" in headers["Vary"]
    assert "Cache-Control" not in headers


@pytest.mark.parametrize(("signed_in", "kept"), [(True, "no-store"), (False, None)])
def test_pages_of_signed_in_persons_are_not_kept(rf, signed_in, kept):
    request = rf.get("/")
    request.user = SimpleNamespace(is_authenticated=signed_in)
    assert SecurityHeaders(lambda request: HttpResponse())(request).headers.get("Cache-Control") == kept


@pytest.mark.parametrize("path", ["/", "/tasks/", "/report/", "/ask/", "/sign/", "/fail/404/", "/fail/500/"])
def test_nothing_inline_in_what_is_sent(client, path):
    page = client.get(path).content.decode()
    assert "</html>" in page
    assert not INLINE.search(page.replace("data-", ""))
    assert INLINE.search('<p onclick="x">')


def test_styles_load_nothing():
    for style in (FOLDER / "static/shell").glob("*.css"):
        assert "url(" not in style.read_text("utf-8")
        assert "@import" not in style.read_text("utf-8")


def test_scripts_are_small_and_one_for_each_behaviour():
    scripts = sorted((FOLDER / "static/shell").glob("*.js"))
    assert scripts
    for script in scripts:
        assert len(script.read_text("utf-8").splitlines()) < SCRIPT_LINES


def zipped(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def test_weight_of_a_cold_page(client):
    page = client.get("/tasks/").content
    loaded = re.findall(rb'(?:src|href)="(/(?:[a-z]+/)*(?:static|all-)[^"]+)"', page)
    assert len(loaded) == 4  # icon, style sheet, htmx, script
    bundles = {url: zipped(client.get(url.decode()).content) for url in loaded if b"/all-" in url}
    files = [Path(finders.find(url.decode().removeprefix("/static/"))) for url in loaded if url not in bundles]
    assert bundles[next(url for url in bundles if url.endswith(b".css"))] <= 20 * 1024
    assert zipped(page) + sum(bundles.values()) + sum(zipped(path.read_bytes()) for path in files) <= 60 * 1024


def test_a_bundle_is_kept_for_ever_and_an_older_one_is_gone(client):
    now = bundle.address("css")
    assert "immutable" in client.get(now)["Cache-Control"]
    assert client.get("/all-0123456789ab.css").status_code == 404
    scripts = client.get(bundle.address("js")).content.decode()
    assert scripts.count("\n{\n") + 1 == len(bundle.parts("js"))


def test_figures():
    assert figures.figure("1234.5", 2) == "1,234.50"
    assert figures.figure(-0.004, 2) == "0.00"
    assert figures.figure(-0.005, 2) == MINUS + "0.01"
    assert figures.figure(None) == ""
    assert figures.figure("未报") == "未报"
    assert figures.figure(10**12, 2, figures.FEN_POWERS["亿元"]) == "100.00"
    pace = figures.pace(41, 55, 44)
    assert pace == figures.Pace("74.5", "5.5", "80.0")
    assert figures.pace(78, 95, 74).missing == ""
    assert figures.pace(None, 95) is None
    assert figures.pace(100, 95).done == "100.0"
