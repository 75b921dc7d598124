"""The tree as the house tests see it: the project's own files, whether or not there is a git beside them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "wenzeng"
OUTSIDE = {"__pycache__", "build", "data", "test-results"}
"""Folders that are not the project's text, besides the hidden ones."""


def files(folder: Path, *endings: str) -> list[Path]:
    """The files under a folder whose names end so, in order; caches left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name.endswith(endings or ("",)))
    return sorted(path for path in found if "__pycache__" not in path.parts)


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the project; what is not UTF-8 is not text."""
    tops = [path for path in ROOT.iterdir() if path.name not in OUTSIDE and not path.name.startswith(".")]
    for path in sorted(found for top in [*tops, ROOT / ".ci"] for found in ([top] if top.is_file() else files(top))):
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def python(folder: Path) -> list[tuple[Path, ast.Module]]:
    """Every module under a folder with its syntax tree; migrations, which Django writes, and what is given left out."""
    paths = [path for path in files(folder, ".py") if not {"migrations", "gold"} & set(path.parts)]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def listing(found: Iterable[str]) -> str:
    """What an assertion shows: one finding on a line."""
    return "\n" + "\n".join(found)
