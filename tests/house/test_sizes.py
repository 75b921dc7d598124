"""Nothing grows beyond what one sitting can read: files, functions, classes, templates, declarations, tests."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house import tree

LINES = {"module": 400, "declaration": 150, "test": 500, "template": 150}
FUNCTION, CLASS = 60, 250


def kind(path: Path) -> str:
    if path.suffix == ".html":
        return "template"
    if "tests" in path.relative_to(tree.ROOT).parts:
        return "test"
    return "declaration" if any(part.startswith("m") and part[1:3].isdigit() for part in path.parts) else "module"


def too_long(path: Path, text: str) -> list[str]:
    lines, most = len(text.splitlines()), LINES[kind(path)]
    return [f"{tree.name(path)}: {lines} lines, at most {most}"] if lines > most else []


def too_big(path: Path, module: ast.Module) -> list[str]:
    """Functions and classes over their bound."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            lines, most = node.end_lineno - node.lineno + 1, CLASS if isinstance(node, ast.ClassDef) else FUNCTION
            if lines > most:
                found.append(f"{tree.name(path)}: {node.name} has {lines} lines, at most {most}")
    return found


def test_files():
    paths = [*tree.files(tree.SOURCE, ".py", ".html"), *tree.files(tree.ROOT / "tests", ".py")]
    long = [
        line for path in paths if "migrations" not in path.parts for line in too_long(path, path.read_text("utf-8"))
    ]
    assert not long, tree.listing(long)


def test_functions_and_classes():
    modules = [*tree.python(tree.SOURCE), *tree.python(tree.ROOT / "tests")]
    big = [line for path, module in modules for line in too_big(path, module)]
    assert not big, tree.listing(big)


def test_each_bound_bites():
    source = tree.SOURCE
    places = {
        "module": source / "web/desk/views.py",
        "declaration": source / "measures/m10_market_expansion/machinery.py",
        "test": tree.ROOT / "tests/web/test_desk.py",
        "template": source / "web/desk/templates/desk/home.html",
    }
    for what, path in places.items():
        assert not too_long(path, "x\n" * LINES[what])
        assert too_long(path, "x\n" * (LINES[what] + 1))
    body = "".join(f"    x = {n}\n" for n in range(FUNCTION - 1))
    assert not too_big(source / "x.py", ast.parse(f"def f():\n{body}"))
    assert too_big(source / "x.py", ast.parse(f"def f():\n{body}    y = 1\n"))
    assert too_big(source / "x.py", ast.parse("class C:\n" + "    x = 1\n" * CLASS))
