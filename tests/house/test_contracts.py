"""The import contracts of pyproject.toml hold, and each of them catches what it is there for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree

PLANTED = {
    "four floors": ("mechanisms/office/services.py", "import wenzeng.web.desk"),
    "order of the mechanisms": ("mechanisms/office/services.py", "import wenzeng.mechanisms.plan.queries"),
    "inside a mechanism": ("mechanisms/plan/models.py", "import wenzeng.mechanisms.plan.services"),
    "measures do not know each other": ("measures/m01_a/award.py", "import wenzeng.measures.m02_b"),
    "a measure only declares": ("measures/m01_a/award.py", "import wenzeng.mechanisms.plan.models"),
    "library and declarations are plain Python": ("mechanisms/plan/declare.py", "import django.db"),
    "screens reach data only through access, queries, services": (
        "web/desk/views.py",
        "import wenzeng.mechanisms.plan.models",
    ),
    "screens do not know each other": ("web/desk/views.py", "import wenzeng.web.plan"),
    "no circles": ("library/money.py", "import wenzeng.library.periods"),
}
SMALL_HOUSE = (
    "config/settings.py web/shell/pages.py web/desk/views.py web/plan/views.py measures/m01_a/award.py measures/m02_b/award.py "
    "mechanisms/plan/declare.py mechanisms/plan/models.py mechanisms/plan/queries.py mechanisms/plan/services.py "
    "mechanisms/office/services.py library/money.py library/periods.py"
)


def lint(source: Path, configuration: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--config", configuration, "--no-cache"]
    return subprocess.run(
        command,
        cwd=configuration.parent,
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_contracts_hold():
    done = lint(tree.ROOT / "src", tree.ROOT / "pyproject.toml")
    assert done.returncode == 0, done.stdout


@pytest.fixture
def house(tmp_path):
    """A small house of empty rooms under the same contracts, with one circle in waiting: periods knows money."""
    shutil.copy(tree.ROOT / "pyproject.toml", tmp_path)
    for room in SMALL_HOUSE.split():
        path = tmp_path / "src/wenzeng" / room
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        for parent in list(path.relative_to(tmp_path / "src").parents)[:-1]:
            (tmp_path / "src" / parent / "__init__.py").touch()
    (tmp_path / "src/wenzeng/library/periods.py").write_text("import wenzeng.library.money\n")
    return tmp_path


def test_an_empty_house_keeps_them(house):
    done = lint(house / "src", house / "pyproject.toml")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_is_caught(house, contract):
    room, line = PLANTED[contract]
    (house / "src/wenzeng" / room).write_text(f"{line}\n")
    done = lint(house / "src", house / "pyproject.toml")
    assert f"{contract} BROKEN" in done.stdout
    assert done.returncode == 1
