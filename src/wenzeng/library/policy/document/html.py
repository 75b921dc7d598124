"""Web pages: the text of the document with its tables, without menus, scripts and the site's header and footer."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from wenzeng.library.policy.document.counts import whole
from wenzeng.library.policy.document.flow import Flow
from wenzeng.library.policy.document.source import Row, Source, Table
from wenzeng.library.policy.passage import Span
from wenzeng.library.refusal import Refused

_LOOKS = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|div|p|table|span|article|h[1-6])[\s>/]", re.I)
_BLOCKS = frozenset(
    "p div section article main h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tbody thead tfoot tr caption blockquote pre "
    "center fieldset figure figcaption address hr body html".split()
)
_HIDDEN = frozenset(
    "script style noscript template select option button textarea svg iframe object head title nav footer aside "
    "canvas audio video map datalist".split()
)
_VOID = frozenset("br hr img input meta link area base col embed param source track wbr".split())
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|bread\w*|crumb\w*|footer\w*|foot|copyright\w*|share\w*|toolbar|sidebar|search\w*|login|pagination"
    r"|related|recommend\w*|qrcode|friendlink\w*|topbar|top-?nav|site-?header)(?:$|[\s_-])",
    re.I,
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UNFINISHED = re.compile(r"<[A-Za-z/][^<>]*\Z")
_DEEPEST = 60
_PUBLISHED = frozenset({"pubdate", "publishdate", "publish-date", "article:published_time"})


def looks_like(text: str) -> bool:
    """Whether a text is a web page: it opens with tags, and more than one."""
    head = text.lstrip("\ufeff \t\r\n")[:4000]
    return head.startswith("<") and len(_LOOKS.findall(head)) >= 1


def read(text: str, name: str) -> Source:
    """The text and tables of a web page."""
    if re.search(r"<!ENTITY", text[:4000], re.I):
        raise Refused("unsafe_xml", "网页内含实体声明，存在安全风险，未予读取；请另存为 .docx 后提交。", name)
    page = _parsed(text, careful=True)
    whole = _parsed(text, careful=False)
    if len(page.flow.text.strip()) < 0.5 * len(whole.flow.text.strip()) and _chinese(page) < 0.5 * _chinese(whole):
        page = whole
    if not page.flow.text.strip():
        raise Refused("empty", "网页里没有可以读取的文字；请打开正文所在的页面另存，或另存为 .docx 后提交。", name)
    return Source(page.flow.text, "html", tuple(page.flow.tables), page.published)


def _parsed(text: str, *, careful: bool) -> _Page:
    page = _Page(careful)
    page.feed(_UNFINISHED.sub("", text))
    page.close()
    page.finish()
    return page


def _chinese(page: _Page) -> int:
    return len(re.findall(r"[\u4e00-\u9fff]", page.flow.text))


class _Table:
    def __init__(self, start: int) -> None:
        self.start = start
        self.rows: list[list[Span]] = []
        self.below: dict[int, tuple[int, Span]] = {}
        self.cell: tuple[int, int, int] | None = None


class _Page(HTMLParser):
    """Writes what is visible; a line that is mostly links is a menu and is left out."""

    def __init__(self, careful: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self.published: str | None = None
        self._careful = careful
        self._hidden: list[str] = []
        self._links = 0
        self._line: list[tuple[str, bool]] = []
        self._lists: list[int | None] = []
        self._tables: list[_Table] = []
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._meta(dict(attrs))
        if self._hidden:
            if tag == self._hidden[-1]:
                self._hidden.append(tag)
            return
        if tag in _VOID:
            if tag in ("br", "hr"):
                self._break()
            return
        if tag in _HIDDEN or (tag in _BLOCKS | {"span", "a"} and self._is_around(dict(attrs))):
            self._hidden.append(tag)
            return
        if tag == "a":
            self._links += 1
        if tag == "pre":
            self._pre += 1
        if tag in _BLOCKS:
            self._break()
        self._open(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag == self._hidden[-1]:
                self._hidden.pop()
            return
        if tag == "a":
            self._links = max(0, self._links - 1)
        if tag == "pre":
            self._pre = max(0, self._pre - 1)
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_cell()
            self._break()
        elif tag == "table":
            self._end_table()
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._pre:
            for i, line in enumerate(data.split("\n")):
                if i:
                    self._break()
                self._line.append((line, self._links > 0))
            return
        self._line.append((re.sub(r"[ \t\r\n\f]+", " ", data), self._links > 0))

    def finish(self) -> None:
        """Write what is pending; close what the page left open."""
        while self._tables:
            self._end_table()
        self._break()

    def _meta(self, attributes: dict[str, str | None]) -> None:
        key = (attributes.get("name") or attributes.get("property") or "").lower()
        if key in _PUBLISHED and attributes.get("content"):
            self.published = attributes["content"]

    def _is_around(self, attributes: dict[str, str | None]) -> bool:
        if _HIDING.search(attributes.get("style") or "") or "hidden" in attributes:
            return True
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        return self._careful and _AROUND.search(named) is not None

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "table":
            if len(self._tables) == _DEEPEST:
                raise Refused("too_complex", "网页表格嵌套过深，未予读取；请另存为 .docx 后提交。", "table")
            self._break()
            self._tables.append(_Table(self.flow.length))
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].rows.append([])
            self._fill()
        elif tag in ("td", "th") and self._tables:
            self._begin_cell(attributes)
        elif tag in ("ol", "ul"):
            start = attributes.get("start")
            self._lists.append(whole(start, 1) - 1 if tag == "ol" else None)
        elif tag == "li" and self._lists and self._lists[-1] is not None:
            self._lists[-1] += 1
            self._line.append((f"{self._lists[-1]}.", False))

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        self._flush()
        table.cell = (self.flow.length, _number(attributes.get("colspan")), _number(attributes.get("rowspan")))

    def _end_cell(self) -> None:
        if not self._tables or self._tables[-1].cell is None:
            return
        table = self._tables[-1]
        start, width, height = table.cell or (0, 1, 1)
        self._flush()
        span = (start, self.flow.length)
        for _ in range(width):
            if height > 1:
                table.below[len(table.rows[-1])] = (height - 1, span)
            table.rows[-1].append(span)
        table.cell = None
        self.flow.write("\t")
        self._fill()

    def _fill(self) -> None:
        """Cells of rows above that reach down into this row."""
        table = self._tables[-1]
        while len(table.rows[-1]) in table.below:
            column = len(table.rows[-1])
            left, span = table.below.pop(column)
            if left > 1:
                table.below[column] = (left - 1, span)
            elif left < 1:
                break
            table.rows[-1].append(span)

    def _end_table(self) -> None:
        if not self._tables:
            return
        self._end_cell()
        self._break()
        table = self._tables.pop()
        rows: tuple[Row, ...] = tuple(tuple(row) for row in table.rows if row)
        self.flow.tables.append(Table((table.start, self.flow.length), rows))

    def _break(self) -> None:
        self._flush()
        self.flow.write("\n")

    def _flush(self) -> None:
        whole = "".join(text for text, _ in self._line)
        linked = sum(len(text.strip()) for text, link in self._line if link)
        bare = len("".join(whole.split()))
        self._line.clear()
        if bare and not (linked > 0.6 * bare and "《" not in whole and not re.match(r"\s*附件", whole)):
            self.flow.write(whole.strip(" "))


def _number(written: str | None) -> int:
    return min(60, max(1, whole(written, 1)))
