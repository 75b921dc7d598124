"""Many people issue at the same moment: every number is given once, and none is left out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from tests.library.papers.official import samples
from tests.mechanisms import notice
from wenzeng.library.papers.official import Paragraph
from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.documents.queries import papers
from wenzeng.mechanisms.documents.services import issuing

MANY = 6


@pytest.mark.django_db(transaction=True)
def test_numbers_of_a_series_have_no_gap_and_no_double():
    lead = notice.make().lead

    def issue(n: int) -> str:
        content = replace(samples.MINUTES, blocks=(Paragraph(f"第{n}件"),))
        given = {"kind": "talk_minutes", "series": "约谈", "issuer": lead.unit, "subject": f"case:{n}", "figures": {}}
        try:
            return issuing.issue(content, **given, by=lead, at=notice.AT).number
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        numbers = sorted(pool.map(issue, range(MANY)))
    assert numbers == [f"约谈〔2022〕{n}号" for n in range(1, MANY + 1)]
    assert len(set(Paper.objects.values_list("code", flat=True))) == MANY
    assert papers.verify_papers().broken == ()
