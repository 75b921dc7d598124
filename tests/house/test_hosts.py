"""Nothing is loaded from outside: locks, pages, styles and scripts name no host, and vendored files are what they are said to be."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

from tests.house import tree

LOCKS = ("requirements.lock", "requirements-dev.lock")
PLACE = re.compile(r"https?://|file:|^-|^\S+ @ |(?:^|\s)[./]", re.MULTILINE)
LOADS = re.compile(
    r"""(?:src|href|action|srcset|data|poster)\s*=\s*["']?\s*(?:https?:)?//"""
    r"""|@import\s+(?:url\()?["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//"""
    r"""|(?:fetch|import|importScripts|Worker|EventSource|WebSocket|open)\s*\(\s*["'`](?:https?:|wss?:)?//""",
    re.IGNORECASE,
)
INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)[^>]*>\s*\S|<style\b|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']""", re.IGNORECASE
)
VENDOR = tree.SOURCE / "web/shell/static/vendor"


def test_locks_name_no_place():
    for lock in LOCKS:
        text = (tree.ROOT / lock).read_text("utf-8")
        assert not PLACE.search(text), lock
        assert text.count("==") <= text.count("--hash=sha256:")
    for planted in (
        "--index-url https://a.example/simple",
        "a @ https://a.example/a.whl",
        "-e .",
        "./wheels/a.whl",
        "--find-links /wheels",
    ):
        assert PLACE.search(f"a==1 \\\n    --hash=sha256:00\n{planted}\n"), planted


def test_pages_load_nothing_from_outside():
    paths = [path for path in tree.files(tree.SOURCE, ".html", ".css", ".js", ".svg") if VENDOR not in path.parents]
    outside = [f"{tree.name(path)}: {m[0]}" for path in paths if (m := LOADS.search(path.read_text("utf-8")))]
    assert not outside, tree.listing(outside)
    for planted in (
        '<script src="https://a.example/x.js">',
        '<link href="//a.example/x.css">',
        "@import 'https://a.example/x.css'",
        "a { background: url(https://a.example/x.png) }",
        'fetch("https://a.example")',
    ):
        assert LOADS.search(planted), planted


def test_pages_have_nothing_inline():
    inline = [
        f"{tree.name(path)}: {m[0]}"
        for path in tree.files(tree.SOURCE, ".html")
        if (m := INLINE.search(path.read_text("utf-8")))
    ]
    assert not inline, tree.listing(inline)
    for planted in ("<script>go()</script>", "<style>a{}</style>", '<p style="color:red">', '<a onclick="go()">'):
        assert INLINE.search(planted), planted
    assert not INLINE.search('<script src="/static/shell/x.js" defer></script>')


def misfits(folder: Path) -> list[str]:
    """Files that the manifest does not name, names without saying whence, or names as other than they are."""
    entries = tomllib.loads((folder / "MANIFEST.toml").read_text("utf-8"))["file"]
    named = {entry["path"]: entry["sha256"] for entry in entries if {"version", "license", "source"} <= entry.keys()}
    there = {
        path: hashlib.sha256(path.read_bytes()).hexdigest() for path in tree.files(folder) if path.suffix != ".toml"
    }
    found = {str(path.relative_to(folder)): digest for path, digest in there.items()}
    return sorted({path for path, _ in named.items() ^ found.items()})


def test_vendored_files_are_as_listed(tmp_path):
    assert not misfits(VENDOR), tree.listing(misfits(VENDOR))
    (tmp_path / "a.js").write_text("a")
    manifest = tmp_path / "MANIFEST.toml"
    entry = '[[file]]\npath = "a.js"\nversion = "1"\nlicense = "MIT"\nsource = "npm a 1"\nsha256 = "{}"\n'.format
    manifest.write_text(entry(hashlib.sha256(b"a").hexdigest()))
    assert misfits(tmp_path) == []
    manifest.write_text(entry(hashlib.sha256(b"b").hexdigest()))
    assert misfits(tmp_path) == ["a.js"]
    manifest.write_text("file = []\n")
    assert misfits(tmp_path) == ["a.js"]
