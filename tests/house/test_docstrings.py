"""Every module says what it is, and every act, read and access function of a mechanism what it does."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house import tree

DOORS = {"services", "queries", "access"}


def silent(path: Path, module: ast.Module) -> list[str]:
    """Modules without a docstring; public functions of a mechanism's doors without one."""
    found = [] if ast.get_docstring(module) or not module.body else [tree.name(path)]
    parts = path.with_suffix("").parts
    if "mechanisms" in parts and DOORS & set(parts):
        functions = [
            node for node in module.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ]
        found += [f"{tree.name(path)}: {f.name}" for f in functions if not ast.get_docstring(f)]
    return found


def test_everything_says_what_it_is():
    quiet = [line for path, module in tree.python(tree.SOURCE) for line in silent(path, module)]
    quiet += [line for path, module in tree.python(tree.ROOT / "tests") for line in silent(path, module)]
    assert not quiet, tree.listing(quiet)


def test_silence_is_heard():
    services = tree.SOURCE / "mechanisms/plan/services/progress.py"
    assert silent(tree.SOURCE / "web/desk/views.py", ast.parse("x = 1"))
    assert silent(services, ast.parse('"""Progress."""\ndef report(task): ...'))
    assert not silent(services, ast.parse('"""Progress."""\ndef report(task):\n    """Say how far."""'))
    assert not silent(services, ast.parse('"""Progress."""\ndef _row(task): ...'))
