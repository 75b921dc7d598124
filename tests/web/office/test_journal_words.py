"""The journal's page has a Chinese word for every act that any mechanism records."""

from __future__ import annotations

import re
from pathlib import Path

import wenzeng
from wenzeng.web.office.journal import acts

RECORDED = re.compile(r'journal\.record\(\s*"([a-z_.]+)"|"((?:plan|people|office|documents)\.[a-z_]+)"')


def test_every_act_has_its_word():
    folder = Path(wenzeng.__file__).parent / "mechanisms"
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("services/**/*.py"))]
    named = {first or second for text in texts for first, second in RECORDED.findall(text)}
    jobs = {"plan.compile", "plan.daily", "office.mail"}
    assert len(named) > 60
    assert not [act for act in sorted(named - jobs) if act not in acts()]
