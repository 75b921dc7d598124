"""`kill -9` in the middle: a draft is laid down whole or not at all, an adoption has happened or has not."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import Server

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
import django, json; django.setup()
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.office.services import work
from wenzeng.mechanisms.plan.models import Document, MeasureVersion, TaskVersion
swept = work.sweep()
print(json.dumps({"documents": sorted(d.state for d in Document.objects.all()), "tasks": TaskVersion.objects.count(),
  "measures": MeasureVersion.objects.count(), "broken": journal.verify().broken_at, "swept": swept,
  "job": Job.objects.get().state, "said": Job.objects.get().message}))
"""


def run(data: Path, words: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("WENZENG", "DJANGO")) and k != "DATABASE_URL"}
    environment = {
        **kept, "WENZENG_DATA": str(data), "WENZENG_TESTING": "1", "DJANGO_SETTINGS_MODULE": "wenzeng.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **more,
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, text=True, check=False, cwd=ROOT
    )


def story(data: Path, **more: str) -> None:
    """Prepared once; killed at several places; looked at after each."""
    data.mkdir()
    assert run(data, ["-m", "wenzeng.config.manage", "migrate", "--verbosity", "0"], **more).returncode == 0
    prepared = run(data, ["-m", "tests.stories.killed", "prepare", "0"], **more)
    assert prepared.returncode == 0, prepared.stderr
    before = look(data, **more)
    assert before["documents"] == ["draft"]
    adopted = run(data, ["-m", "tests.stories.killed", "adopt", "0"], **more)
    assert adopted.returncode == -signal.SIGKILL
    assert look(data, **more)["documents"] == ["draft"]
    killed = run(data, ["-m", "tests.stories.killed", "compile", "9"], **more)
    assert killed.returncode == -signal.SIGKILL
    after = look(data, **more)
    assert (after["documents"], after["tasks"], after["measures"]) == (["draft"], before["tasks"], before["measures"])
    assert after["broken"] is None and after["swept"] == 1 and after["job"] == "failed"
    assert "重新提交" in str(after["said"])


def look(data: Path, **more: str) -> dict[str, object]:
    """What stands in the database, seen by a new process."""
    seen = run(data, ["-c", LOOK], **more)
    assert seen.returncode == 0, seen.stderr
    held: dict[str, object] = json.loads(seen.stdout)
    return held


def test_killed_on_sqlite(tmp_path: Path) -> None:
    story(tmp_path / "data")


@pytest.mark.long
def test_killed_on_postgresql(tmp_path: Path) -> None:
    server = Server()
    try:
        story(tmp_path / "data", DATABASE_URL=server.url)
    finally:
        server.stop()
