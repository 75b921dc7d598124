"""What anyone may know of a paper (查验), and the proof that none was changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from wenzeng.library.papers.official import Official, from_json, tokens
from wenzeng.library.papers.official.text import text, text_of_word
from wenzeng.mechanisms.documents.declare import plain_code
from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.services import files


@dataclass(frozen=True)
class Genuine:
    """What is said of a paper of ours to anyone who holds it or its code; the text itself is not given out."""

    kind: str
    title: str
    number: str
    issuer: str
    dated: date
    code: str
    signed: bool
    replaced_by: str
    replaced_on: date | None


def by_code(code: str) -> Genuine | None:
    """The paper with this verification code, however it was typed."""
    paper = Paper.objects.filter(code=plain_code(code)).select_related("issuer").first() if code else None
    return _genuine(paper, signed=False) if paper else None


def by_digest(sha256: str) -> Genuine | None:
    """The paper of which this is a file as issued, or the signed file."""
    issued = Paper.objects.filter(Q(word__digest=sha256) | Q(pdf__digest=sha256)).select_related("issuer").first()
    if issued:
        return _genuine(issued, signed=False)
    signed = Paper.objects.filter(signings__file__digest=sha256).select_related("issuer").first()
    return _genuine(signed, signed=True) if signed else None


def _genuine(paper: Paper, *, signed: bool) -> Genuine:
    later = Paper.objects.filter(replaces=paper).first()
    last = paper.signed
    return Genuine(
        kind=paper.get_kind_display(),
        title=paper.title,
        number=paper.shown_number,
        issuer=paper.issuer.name,
        dated=last.dated if last else paper.dated,
        code=paper.code,
        signed=signed,
        replaced_by=(later.shown_number or later.title) if later else "",
        replaced_on=later.dated if later else None,
    )


def content_of(paper: Paper) -> Official:
    """The paper's content with its frozen figures in their places."""
    return tokens.fill(from_json(paper.content), words_of(paper))


def words_of(paper: Paper) -> dict[str, str]:
    """The frozen words of the figures, by key."""
    return {key: value["text"] for key, value in paper.figures.items()}


def of_subject(subject: str) -> list[Paper]:
    """The papers on one thing, newest first."""
    return list(Paper.objects.filter(subject=subject).select_related("issuer"))


@dataclass(frozen=True)
class Verdict:
    """What a walk over all papers found: how many, and each that is not as issued, with the reason."""

    papers: int
    broken: tuple[tuple[int, str, str], ...]


def verify_papers() -> Verdict:
    """Every paper as issued: row, content, files and text as the journal recorded them, none missing, none added."""
    sealed = _sealed()
    found, count = [], 0
    for paper in Paper.objects.select_related("word", "pdf", "issuer").order_by("pk").iterator(chunk_size=50):
        count += 1
        reason = _fault(paper, sealed.pop(f"paper:{paper.pk}", None))
        if reason:
            found.append((paper.pk, str(paper), reason))
    found += [(int(subject.split(":")[1]), detail["title"], "公文已被删除") for subject, detail in sealed.items()]
    return Verdict(count, tuple(found))


def seal(paper: Paper) -> dict[str, Any]:
    """What the journal keeps of a paper when it is issued: its row, and the digests of content and files."""
    frozen = json.dumps([paper.content, paper.figures], ensure_ascii=False, sort_keys=True)
    return {
        "kind": paper.kind,
        "number": paper.number,
        "title": paper.title,
        "issuer": paper.issuer.code,
        "subject": paper.subject,
        "dated": paper.dated.isoformat(),
        "code": hashlib.sha256(paper.code.encode()).hexdigest(),
        "content": hashlib.sha256(frozen.encode()).hexdigest(),
        "word": paper.word.digest,
        "pdf": paper.pdf.digest,
        "replaces": paper.replaces_id,
        "reason": paper.reason,
    }


def _sealed() -> dict[str, dict[str, Any]]:
    rows = JournalEntry.objects.filter(act__in=["documents.issue", "documents.correct"])
    return {row.subject: json.loads(row.detail) for row in rows}


def _fault(paper: Paper, sealed: dict[str, Any] | None) -> str:
    """What is wrong with a paper, or nothing."""
    if sealed != seal(paper):
        return "与日志中的印发记录不符" if sealed else "日志中没有印发记录"
    if text(content_of(paper)) != paper.text:
        return "正文与冻结的内容和数字不符"
    try:
        files.read(paper.pdf)
        read = text_of_word(files.read(paper.word))
    except Refused as refusal:
        return refusal.message
    return "" if read == paper.text else "Word 文件与正文不符"
