"""`kill -9` while parts are accepted and papers issued: an act has happened or has not, and can be done again."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.databases import Server
from tests.stories.test_killed import run

BULLETIN, LETTER, ISSUES = "桂稳工业保运行指办通报", "桂稳工业保运行指办函", "通报期号"


class Story:
    """Processes over one folder and database, one after the other."""

    def __init__(self, data: Path, more: dict[str, str]) -> None:
        self.data, self.more = data, more
        data.mkdir()
        assert run(data, ["-m", "wenzeng.config.manage", "migrate", "--verbosity", "0"], **more).returncode == 0

    def does(self, act: str, place: str = "", number: int = 0) -> dict[str, Any]:
        """An act, with death at the N-th time at a place; gives how everything stood before it."""
        done = run(self.data, ["-m", "tests.stories.killed_at_work", act, place, str(number)], **self.more)
        assert done.returncode == (-signal.SIGKILL if number else 0), done.stderr
        seen: dict[str, Any] = json.loads(done.stdout)
        assert (seen["faults"], seen["torn"]) == ([], [])
        return seen


def story(data: Path, **more: str) -> None:
    """Each act dies at two places, and is done in the end: what stands is what was done, not more and not less."""
    work = Story(data, more)
    work.does("prepare")
    start = work.does("accept", "journal", 3)
    reported, first = start["parts"]["reported"], start["parts"]["accepted"]
    assert reported >= 5 and (start["papers"], start["numbers"]) == ([], {})
    assert work.does("accept", "commit", 2)["parts"] == {"reported": reported - 2, "accepted": first + 2}
    assert work.does("accept")["parts"] == {"reported": reported - 3, "accepted": first + 3}
    before = work.does("sign", "file", 2)
    assert before["parts"] == {"accepted": first + reported}
    for again in (work.does("sign", "commit", 1), work.does("sign"), before):
        assert (again["bulletin"], again["papers"], again["numbers"]) == (["review", None], [], {})
    issued = work.does("send", "file", 2)
    assert (issued["bulletin"], issued["papers"]) == (["issued", 1], [f"{BULLETIN}〔2022〕1号"])
    for again in (work.does("send", "commit", 1), work.does("send")):
        assert (again["case"], again["numbers"]) == (["drafted", None], {BULLETIN: 1, ISSUES: 1})
    end = work.does("look")
    assert (end["case"], end["numbers"]) == (["waiting", 1], {BULLETIN: 1, ISSUES: 1, LETTER: 1})
    assert end["papers"] == [f"{LETTER}〔2022〕1号", f"{BULLETIN}〔2022〕1号"]
    proved = run(data, ["-m", "wenzeng.config.cli", "verify"], **more)
    assert proved.returncode == 0, proved.stderr


def test_killed_at_work_on_sqlite(tmp_path: Path) -> None:
    story(tmp_path / "data")


@pytest.mark.long
def test_killed_at_work_on_postgresql(tmp_path: Path) -> None:
    server = Server()
    try:
        story(tmp_path / "data", DATABASE_URL=server.url)
    finally:
        server.stop()
