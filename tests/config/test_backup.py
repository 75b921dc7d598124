"""A backup's file: checked whole before anything is laid down; what is broken, forged or foreign leaves nothing behind."""

from __future__ import annotations

import hashlib
import json
import os
import random
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wenzeng.config import archive
from wenzeng.config.archive import FORMAT, MANIFEST, Writer, laid_down
from wenzeng.config.whole import whole_file
from wenzeng.library.refusal import Refused

Parts = dict[str, bytes]
DIGEST = "ab" + "0" * 62
HOLDINGS = {"journal": {}, "tables": {}, "migrations": []}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small sound archive."""
    source = tmp_path / "source"
    source.mkdir()
    out = tmp_path / "backup.zip"
    with whole_file(out) as target, Writer(target) as written:
        for name, content in (
            ("wenzeng.sqlite3", b"tables" * 1000), (f"files/ab/{DIGEST}", os.urandom(5000)), ("keys/django.key", b"secret")
        ):  # fmt: skip
            (source / "one").write_bytes(content)
            written.add(name, source / "one")
        written.finish({"engine": "sqlite", "holdings": HOLDINGS})
    return out


def lay_down(file: Path, folder: Path) -> None:
    with laid_down(file, folder):
        pass


def refused(file: Path, words: str = "") -> None:
    """Refused in a sentence, and nothing is left, not even beside."""
    folder = file.parent / "places" / "new"
    folder.parent.mkdir(exist_ok=True)
    with pytest.raises(Refused, match=words):
        lay_down(file, folder)
    assert list(folder.parent.iterdir()) == []


def test_what_was_put_in_comes_out_for_the_owner_alone(file: Path, tmp_path: Path) -> None:
    lay_down(file, tmp_path / "new")
    laid = sorted(
        path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*") if path.is_file()
    )
    assert laid == [f"files/ab/{DIGEST}", "keys/django.key", "wenzeng.sqlite3"]
    assert (tmp_path / "new/keys/django.key").read_bytes() == b"secret"
    private = [tmp_path / "new", tmp_path / "new/keys"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o700}
    written = [file, *(path for path in (tmp_path / "new").rglob("*") if path.is_file())]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}


def test_an_empty_folder_is_taken_and_any_other_refused(file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    lay_down(file, tmp_path / "empty")
    before = sorted((tmp_path / "empty").rglob("*"))
    for folder in (tmp_path / "empty", file):
        with pytest.raises(Refused, match="只能恢复到空目录"):
            lay_down(file, folder)
    assert sorted((tmp_path / "empty").rglob("*")) == before
    with pytest.raises(Refused, match="上级目录不存在"):
        lay_down(file, tmp_path / "no" / "such")


def test_a_fault_while_it_is_proved_leaves_nothing(file: Path, tmp_path: Path) -> None:
    def fail() -> None:
        with laid_down(file, tmp_path / "places" / "new") as (part, _):
            assert (part / "wenzeng.sqlite3").exists()
            raise ZeroDivisionError

    (tmp_path / "places").mkdir()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert list((tmp_path / "places").iterdir()) == []


def test_two_restores_into_one_folder_do_not_meet(file: Path, tmp_path: Path) -> None:
    with laid_down(file, tmp_path / "new") as (part, _):
        with pytest.raises(Refused, match="另一个恢复正在进行"):
            lay_down(file, tmp_path / "new")
        assert (part / "wenzeng.sqlite3").exists()
    assert (tmp_path / "new" / "wenzeng.sqlite3").exists()


@pytest.mark.parametrize("seed", range(40))
def test_a_changed_byte_is_found_or_changes_nothing(file: Path, seed: int, tmp_path: Path) -> None:
    """Somewhere one byte is another. A few bytes of a zip mean nothing, such as a date: then all comes out as it went in."""
    body = bytearray(file.read_bytes())
    lay_down(file, tmp_path / "before")
    chance = random.Random(seed)
    place = chance.randrange(len(body))
    body[place] ^= 1 << chance.randrange(8)
    file.write_bytes(body)
    said = why_not(file, tmp_path / "after")
    if said:
        assert "没有恢复任何内容" in said and not (tmp_path / "after").exists()
    else:
        assert content(tmp_path / "after") == content(tmp_path / "before")


def why_not(file: Path, folder: Path) -> str:
    """Why an archive is refused; nothing where it is laid down."""
    try:
        lay_down(file, folder)
    except Refused as refusal:
        return refusal.message
    return ""


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("share", [0, 1, 50, 90, 99])
def test_what_is_cut_off_is_refused(file: Path, share: int) -> None:
    body = file.read_bytes()
    file.write_bytes(body[: len(body) * share // 100])
    refused(file, "已损坏或不是备份文件")


@pytest.mark.parametrize("body", [b"", b"not a zip", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup_is_refused(file: Path, body: bytes) -> None:
    file.write_bytes(body)
    refused(file, "已损坏或不是备份文件")


def listed(parts: Parts, **about: Any) -> Parts:
    """The parts with a manifest that fits them."""
    entries = {name: {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body)} for name, body in parts.items()}
    held = {"format": FORMAT, "engine": "sqlite", "holdings": HOLDINGS, "entries": entries, **about}
    return {**parts, MANIFEST: json.dumps(held).encode()}


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {key: body for key, body in listed(parts).items() if key != name}


def named(name: str) -> Callable[[Parts], Parts]:
    """A file of this name beside the others, in the manifest too."""
    return lambda parts: listed({**parts, name: b"x"})


NAMES = (
    "../escaped", "files/../../escaped", "/etc/escaped", "files/a/..", "keys/.hidden", "files\\x", "other/x", "files/",
    "keys/a b", "wenzeng.sqlite3-wal", "manifest.json/x", "files/a/b/c/d/e", "keys/é",
)  # fmt: skip
FORGED: dict[str, tuple[Callable[[Parts], Parts], str]] = {
    "no manifest": (without(MANIFEST), "结构不完整"),
    "no database": (lambda parts: listed({"keys/django.key": b"x"}), "缺少数据库"),
    "a file missing": (without("keys/django.key"), "内容与清单不符"),
    "a file too many": (lambda parts: {**listed(parts), "files/extra": b"x"}, "内容与清单不符"),
    "another content": (lambda parts: {**listed(parts), "keys/django.key": b"SECRET"}, "校验值不符"),
    "another length": (lambda parts: {**listed(parts), "keys/django.key": b"longer secret"}, "大小与清单不符"),
    "another format": (lambda parts: listed(parts, format="wenzeng-backup-9"), "格式不是"),
    "an engine unknown": (lambda parts: listed(parts, engine="oracle"), "结构不完整"),
    "entries no table": (lambda parts: listed(parts, entries=[1, 2]), "不完整|不符"),
    "manifest no object": (lambda parts: {**parts, MANIFEST: b"[]"}, "结构不完整"),
    "manifest no JSON": (lambda parts: {**parts, MANIFEST: b"{"}, "结构不完整"),
    **{f"name {name}": (named(name), "文件名") for name in NAMES},
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_archive_is_refused(file: Path, what: str) -> None:
    forge, words = FORGED[what]
    with zipfile.ZipFile(file, "w") as held:
        for name, body in forge({"wenzeng.sqlite3": b"tables", "keys/django.key": b"secret"}).items():
            held.writestr(name, body)
    refused(file, words)
    assert not list(file.parent.rglob("escaped"))


def test_a_name_twice_is_refused(file: Path) -> None:
    parts = listed({"wenzeng.sqlite3": b"tables"})
    with zipfile.ZipFile(file, "w") as held:
        for name, body in parts.items():
            held.writestr(name, body)
        with pytest.warns(UserWarning, match="Duplicate"):
            held.writestr("wenzeng.sqlite3", b"tables")
    refused(file, "内容与清单不符")


def test_a_link_is_laid_down_as_plain_bytes(file: Path, tmp_path: Path) -> None:
    """Whatever an entry says it is, what comes out is a file."""
    with zipfile.ZipFile(file, "w") as held:
        for name, body in listed({"wenzeng.sqlite3": b"tables", "keys/link": b"/etc/passwd"}).items():
            about = zipfile.ZipInfo(name)
            about.external_attr = (stat.S_IFLNK | 0o777) << 16 if name == "keys/link" else 0
            held.writestr(about, body)
    lay_down(file, tmp_path / "new")
    laid = tmp_path / "new" / "keys" / "link"
    assert not laid.is_symlink() and laid.read_bytes() == b"/etc/passwd"


def test_too_little_room_is_said_before_anything_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used = archive.shutil.disk_usage(file)
    monkeypatch.setattr(archive.shutil, "disk_usage", lambda _: used._replace(free=100))
    refused(file, "磁盘空间不足")


@pytest.mark.parametrize(
    ("engine", "url", "words"), [("sqlite", "postgresql://x", "请去掉"), ("postgresql", "", "请设置")]
)
def test_the_other_engine_is_refused(engine: str, url: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        archive.need_engine({"engine": engine}, url)
    archive.need_engine({"engine": engine}, "" if url else "postgresql://x")


class TestWholeFile:
    """A file under its name is whole."""

    def test_a_fault_leaves_the_old_one(self, tmp_path: Path) -> None:
        path = tmp_path / "out"
        path.write_bytes(b"old")
        with pytest.raises(ZeroDivisionError):
            self.fail(path)
        assert path.read_bytes() == b"old" and [each.name for each in tmp_path.iterdir()] == ["out"]

    def fail(self, path: Path) -> None:
        with whole_file(path) as out:
            out.write(b"half")
            raise ZeroDivisionError

    def test_what_a_killed_process_left_is_written_over(self, tmp_path: Path) -> None:
        (tmp_path / "out.part").write_bytes(b"left by somebody, and longer")
        with whole_file(tmp_path / "out") as out:
            out.write(b"new")
        assert (tmp_path / "out").read_bytes() == b"new" and [each.name for each in tmp_path.iterdir()] == ["out"]

    def test_two_at_once_do_not_meet(self, tmp_path: Path) -> None:
        with whole_file(tmp_path / "out") as out:
            with pytest.raises(Refused, match="另一个进程正在写"), whole_file(tmp_path / "out"):
                pass
            out.write(b"first")
        assert (tmp_path / "out").read_bytes() == b"first"

    @pytest.mark.parametrize(("name", "words"), [("", "请写明文件名"), ("no/such", "目录不存在")])
    def test_where_no_file_can_be(self, tmp_path: Path, name: str, words: str) -> None:
        with pytest.raises(Refused, match=words), whole_file(tmp_path / name):
            pass
