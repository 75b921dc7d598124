"""Addresses of issued papers: whoever issued, whoever is addressed, and whoever sees the whole region; /verify is for anybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.access.doors import DESK, EVERYBODY, WHOLE, Door, Region
from tests.region import moment
from wenzeng.library.papers.official import Official, Paragraph
from wenzeng.mechanisms.documents.models import Paper, Signing
from wenzeng.mechanisms.documents.services import issuing, signing
from wenzeng.mechanisms.office.services import files

AT = moment(date(2022, 10, 24))
CONCERNED = WHOLE | {"city_officer"}
CANARIES = {"探针金桂函告": CONCERNED, "探针丹桂正文": CONCERNED}


def plant(region: Region) -> None:
    """A letter from the HQ office to one city, and its signed file taken back."""
    lead, city = region.people["hq_lead"], region.unit("450200")
    content = Official(
        form="letter", head="指挥部办公室", number="", title="探针金桂函告", addressee="柳州市：",
        blocks=(Paragraph("探针丹桂正文，请办理。"),), signer="指挥部办公室", day=AT.date(), notes=(), code="", demo=True,
    )  # fmt: skip
    about = {"kind": "supervision", "series": "桂稳指办函", "issuer": lead.unit, "subject": "case:0", "figures": {}}
    paper = issuing.issue(content, **about, addressees=[city], by=lead, at=AT)
    body = files.read(paper.word)
    signing.take_back(paper, data=body, name="签发件.docx", number=paper.number, dated=AT.date(), by=lead, at=AT)


def _paper(region: Region) -> list[Any]:
    return [Paper.objects.get(title="探针金桂函告").pk]


def _signed(region: Region) -> list[Any]:
    return [*_paper(region), Signing.objects.get(paper__title="探针金桂函告").pk]


DOORS = (
    Door("papers:verify", EVERYBODY, EVERYBODY, public=True),
    Door("papers:papers", EVERYBODY),
    Door("papers:paper", CONCERNED, own=_paper),
    Door("papers:word", CONCERNED, own=_paper),
    Door("papers:pdf", CONCERNED, own=_paper),
    Door("papers:take_back", DESK, DESK, own=_paper, knows=CONCERNED),
    Door("papers:signed", CONCERNED, own=_signed),
)
