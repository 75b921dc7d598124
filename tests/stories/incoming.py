"""A document that nobody has seen before, written for the stories: two measures, a unit that no register holds, blanks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docx import Document


@dataclass(frozen=True)
class Incoming:
    """One document. Each story has its own, for what came in once is not taken in again."""

    topic: str
    unit: str
    number: str

    @property
    def title(self) -> str:
        return f"关于促进{self.topic}加工的若干措施"

    @property
    def tasks(self) -> tuple[str, ...]:
        """Its tasks as its clauses put them, the first three of measure 一, the others of measure 二."""
        return (
            f"新增{self.topic}加工线12条",
            "2022年12月底前建成6条",
            "对加工量达到一定规模的企业给予奖励，最高不超过30万元",
            "每月举办一次产销对接活动",
            "开展直播带货培训",
        )

    @property
    def paragraphs(self) -> tuple[str, ...]:
        start, built, award, market, training = self.tasks
        return (
            self.title,
            f"一、扩大加工能力。{start}，{built}。{award}。（责任单位：自治区工业和信息化厅、{self.unit}，柳州市人民政府）",
            f"二、畅通销售渠道。{market}。{training}。（责任单位：自治区商务厅、柳州市人民政府）",
        )

    def write(self, folder: Path) -> Path:
        """The document as a Word file."""
        word = Document()
        for text in self.paragraphs:
            word.add_paragraph(text)
        path = folder / f"{self.topic}.docx"
        word.save(str(path))
        return path
