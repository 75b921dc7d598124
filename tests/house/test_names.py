"""Names say something: no file called after what it is not, no measure known below its floor, one identifier for each term."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from tests.house import tree

SAY_NOTHING = re.compile(r"(util|helper|common|misc|base|core|manager|handler)s?")
DJANGO_S_OWN = {tree.SOURCE / "config/sqlite/base.py"}
MEASURE = re.compile(r"\bm[0-9]{2}_")


def says_nothing(path: Path) -> bool:
    parts = path.relative_to(tree.ROOT).with_suffix("").parts
    return path not in DJANGO_S_OWN and any(SAY_NOTHING.fullmatch(part) for part in parts)


def test_file_names():
    empty = [tree.name(path) for path in tree.files(tree.SOURCE, ".py") if says_nothing(path)]
    assert not empty, tree.listing(empty)
    assert says_nothing(tree.SOURCE / "web/utils.py")
    assert says_nothing(tree.SOURCE / "web/helpers/dates.py")
    assert not says_nothing(tree.SOURCE / "web/basis.py")


def test_mechanisms_and_screens_know_no_measure():
    paths = [path for floor in ("mechanisms", "web") for path in tree.files(tree.SOURCE / floor, ".py", ".html", ".js")]
    known = [tree.name(path) for path in paths if MEASURE.search(path.read_text("utf-8"))]
    assert not known, tree.listing(known)
    assert MEASURE.search("from wenzeng.measures import m10_market_expansion")


def faults(terms: list[dict[str, str]]) -> list[str]:
    """Terms that are incomplete, said twice, or no identifiers."""
    wanted = {"zh", "identifier", "en", "source"}
    found = [f"{term}: {sorted(wanted - term.keys())}" for term in terms if wanted - term.keys()]
    for key in ("zh", "identifier"):
        found += [f"twice: {value}" for value, times in Counter(term.get(key) for term in terms).items() if times > 1]
    return found + [
        f"no identifier: {i}"
        for i in (t.get("identifier", "") for t in terms)
        if not (i.isidentifier() and i.isascii())
    ]


def test_terms():
    terms = tomllib.loads((tree.ROOT / "terms.toml").read_text("utf-8"))["term"]
    assert not faults(terms), tree.listing(faults(terms))
    good = {"zh": "措施", "identifier": "measure", "en": "measure", "source": "x"}
    assert faults([good, good])
    assert faults([good | {"identifier": "措施"}])
    assert faults([{"zh": "措施"}])
