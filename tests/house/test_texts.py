"""What the papers of the project say is there is there; nothing is left undone or silenced; no line speaks of where it was made."""

from __future__ import annotations

import re
from pathlib import Path

from typer.main import get_command

from tests.house import tree
from wenzeng.config.cli import app

READMES = ("README.md", "README.zh-CN.md")
COMMAND = re.compile(r"\./wenzeng ([a-z][a-z-]*)")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)")
# Written so that the patterns do not find themselves.
UNDONE = re.compile(
    r"\bT[O]DO\b|\bF[I]XME\b|\bX[X]X\b|raise N[o]tImplementedError|pragma: n[o] cover|pytest\.mark\.(skip|xf[a]il)|# type: ign[o]re|n[o]qa"
)
MADE_AT = re.compile(
    r"iss[u]e #?[0-9]+|\bsess[i]on [0-9]|suba[g]ent|/[.]libr[a]ry|(?<![\w.])/(work|tmp|root)/", re.IGNORECASE
)


def commands() -> set[str]:
    """The commands there are: the script's own, and those that the program registers."""
    return {"up", "setup", "test", "check", *get_command(app).commands}


def broken_links(path: Path, text: str) -> list[str]:
    return [f"{tree.name(path)}: {link}" for link in LINK.findall(text) if not (path.parent / link).exists()]


def test_commands_of_the_readme_exist():
    known = commands()
    for readme in READMES:
        named = set(COMMAND.findall((tree.ROOT / readme).read_text("utf-8")))
        assert {"up", "test"} <= named <= known, f"{readme}: {sorted(named - known)}"
    assert COMMAND.findall("run `./wenzeng frobnicate`") == ["frobnicate"]


def test_linked_files_exist():
    papers = [*tree.ROOT.glob("*.md"), *tree.files(tree.ROOT / "docs", ".md")]
    broken = [line for path in papers for line in broken_links(path, path.read_text("utf-8"))]
    assert not broken, tree.listing(broken)
    assert broken_links(tree.ROOT / "README.md", "[tour](docs/nowhere.md)")
    assert not broken_links(tree.ROOT / "README.md", "[law](LICENSE) [site](https://a.example/x) [part](#a)")


def test_nothing_is_undone_or_silenced():
    marks = [f"{tree.name(p)}: {m[0]}" for p, text in tree.texts() if p.suffix == ".py" and (m := UNDONE.search(text))]
    assert not marks, tree.listing(marks)
    for planted in (f"# {'TO'}DO later", f"x = 1  # no{'qa'}", f"@pytest.mark.{'skip'}", f"# type: {'ignore'}"):
        assert UNDONE.search(planted), planted


def test_no_line_speaks_of_where_it_was_made():
    speaking = [
        f"{tree.name(p)}: {m[0]}" for p, text in tree.texts() if p.suffix != ".lock" and (m := MADE_AT.search(text))
    ]
    assert not speaking, tree.listing(speaking)
    for planted in (f"see {'issue'} 12", f"{'session'} 3", f"/{'work'}/main/x", f"/{'tmp'}/x"):
        assert MADE_AT.search(planted), planted
    assert not MADE_AT.search("web/work/list.html, https://a.example/x/tmp/y, a session of the assembly")
