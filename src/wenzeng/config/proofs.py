"""What ``verify`` proves, after a restore too: the journal's chain, the bytes of the files; and the export that proves itself.

Further proofs (papers, ledgers) join ``PROOFS`` as one line each.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wenzeng.config.whole import whole_file
from wenzeng.library.journal import verify_journal
from wenzeng.library.journal.verify_journal import Verdict
from wenzeng.mechanisms.documents.queries.papers import verify_papers
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.office.services import files


@dataclass(frozen=True)
class Proof:
    """What one proof found."""

    name: str
    """Its key in the published form."""
    good: str
    """The sentence where nothing is wrong."""
    faults: tuple[str, ...]
    published: dict[str, Any]


def of_journal(verdict: Verdict) -> Proof:
    """The journal's verdict as a proof."""
    faults = () if verdict.broken_at is None else (verdict.said(),)
    return Proof("journal", verdict.said(), faults, verdict.as_json())


def of_files() -> Proof:
    """Every stored file is there, and its bytes are those that came."""
    held = list(StoredFile.objects.order_by("pk").values_list("digest", "name"))
    faults = [f"{name}：{fault}" for digest, name in held if (fault := _fault(files.path(digest), digest))]
    good = f"存档文件 {len(held)} 个，都在，都与登记的校验值相符。"
    return Proof("files", good, tuple(faults), {"count": len(held), "faults": faults})


def _fault(path: Path, digest: str) -> str:
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return "原文件不在存储中，请从备份恢复"
    return "" if found == digest else "原文件与登记的校验值不符，请从备份恢复"


def of_papers() -> Proof:
    """Every issued paper is as the journal recorded it: row, content, files and text."""
    found = verify_papers()
    faults = tuple(f"{name}：{reason}" for _, name, reason in found.broken)
    broken = [{"paper": pk, "name": name, "reason": reason} for pk, name, reason in found.broken]
    good = f"公文 {found.papers} 份，与印发时一致。"
    return Proof("papers", good, faults, {"count": found.papers, "broken": broken})


PROOFS: tuple[Callable[[], Proof], ...] = (of_files, of_papers)
"""All but the journal, which also takes heads that were kept elsewhere."""


def proofs(heads: Sequence[str] = ()) -> list[Proof]:
    """Everything that can be proved of this installation."""
    return [of_journal(journal.verify(heads)), *(proof() for proof in PROOFS)]


def export_journal(out: Path) -> Verdict:
    """Write the journal and, beside it, the program that proves it; gives what that program finds in the written file."""
    with whole_file(out) as target:
        for row in journal.plain():
            target.write(json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass") + b"\n")
    with whole_file(out.with_name("verify_journal.py")) as target:
        target.write(Path(verify_journal.__file__).read_bytes())
    return verify_journal.verify_file(out)
