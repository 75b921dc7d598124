"""PDF files with text: the text of the pages in order, without page numbers and running headers."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError

from wenzeng.library.policy.document.source import Source
from wenzeng.library.policy.plan import Unread
from wenzeng.library.refusal import Refused

_EDGE = 2
_MOST_PAGES = 1000
_RADICAL = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_HALF = re.compile(r"[\ud800-\udfff]")
_NUMBER = re.compile(
    r"^[\s\-—–－─·•]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共,，]\s*共?\s*\d{1,4}\s*页?)?[\s\-—–－─·•]*$"
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(data: bytes, name: str) -> Source:
    """The text of a PDF; refused where it is locked, damaged or only pictures."""
    pages = _pages(data, name)
    running = _running(pages)
    text = ""
    unread: list[Unread] = []
    for index, page in enumerate(pages):
        kept = _body(page, running)
        if not kept:
            unread.append(Unread((len(text), len(text)), f"第 {index + 1} 页没有可选中的文字（可能是扫描图）。"))
        text += "\n".join(kept) + "\n"
    if len("".join(text.split())) < 20 * max(1, len(pages) // 4):
        raise Refused("scanned", "PDF 里没有可选中的文字（可能是扫描件），请另存为可选中文字的 PDF 或 .docx。", name)
    return Source(text, "pdf", unread=tuple(unread))


def _pages(data: bytes, name: str) -> list[list[str]]:
    """The lines of each page."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("locked", "PDF 已加密，请去掉密码后再提交。", name)
        if len(reader.pages) > _MOST_PAGES:
            raise Refused("too_large", f"PDF 超过 {_MOST_PAGES} 页，请拆分后再提交。", name)
        return [_lines(page.extract_text() or "") for page in reader.pages]
    except (Refused, MemoryError):
        raise
    except LimitReachedError as error:
        raise Refused(
            "too_complex", "PDF 展开后过大或过于复杂，未能读完；请拆分或另存为 .docx 后提交。", name
        ) from error
    # A damaged file ends the reader anywhere within it, in any way there is.
    except Exception as error:
        if isinstance(error, DependencyError) or "crypt" in str(error).lower():
            raise Refused("locked", "PDF 已加密，请去掉密码后再提交。", name) from error
        raise Refused("damaged", "PDF 已损坏，无法读取；请重新导出，或另存为 .docx 后提交。", name) from error


def _lines(text: str) -> list[str]:
    """Lines with letters as usual: some writers store radicals in place of the characters."""
    plain = _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text.replace("\x00", ""))
    plain = _HALF.sub("\ufffd", plain)
    return [line.rstrip() for line in plain.splitlines() if line.strip()]


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Lines at the edges of pages that come back, figures aside."""
    if len(pages) < 2:
        return frozenset()
    count: Counter[str] = Counter()
    for page in pages:
        count.update({_faceless(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(line for line, times in count.items() if times >= max(min(3, len(pages)), len(pages) // 2))


def _faceless(line: str) -> str:
    return re.sub(r"\d+", "#", "".join(line.split()))


def _body(page: list[str], running: frozenset[str]) -> list[str]:
    """A page without what stands at its edges on every page."""
    start, end = 0, len(page)
    while start < min(_EDGE, end) and (_NUMBER.match(page[start]) or _faceless(page[start]) in running):
        start += 1
    low = max(start, end - _EDGE)
    while end > low and (_NUMBER.match(page[end - 1]) or _faceless(page[end - 1]) in running):
        end -= 1
    return page[start:end]
