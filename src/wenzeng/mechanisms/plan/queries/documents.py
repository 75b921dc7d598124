"""Documents and measures as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan.access import visible_to
from wenzeng.mechanisms.plan.models import BlankVersion, Document, HeadingVersion, Measure, MeasureVersion, TaskVersion
from wenzeng.mechanisms.plan.queries.moments import standing
from wenzeng.mechanisms.plan.queries.rows import Who, clause, mention_versions, who


@dataclass(frozen=True)
class DocumentRow:
    """A document in a list."""

    pk: int
    document: Document
    head: HeadingVersion
    measures: int
    tasks: int
    open: int

    @property
    def state_name(self) -> str:
        """The word for its state."""
        return self.document.get_state_display()


def document_rows(person: Person) -> list[DocumentRow]:
    """The documents that a person sees, newest first."""
    documents = list(
        visible_to(person).select_related("file").defer("compiled", "source_text").order_by("-received_at")
    )
    heads = {h.item_id: h for h in HeadingVersion.objects.filter(item__in=documents, valid_to=None)}
    measures = dict(visible_to(person).annotate(n=Count("measures")).values_list("pk", "n"))
    tasks = _counted(TaskVersion, Q(item__measure__document__in=documents))
    blanks = _counted(BlankVersion, Q(item__measure__document__in=documents, state="open"))
    return [
        DocumentRow(d.pk, d, heads[d.pk], measures.get(d.pk, 0), tasks.get(d.pk, 0), blanks.get(d.pk, 0))
        for d in documents
    ]


def _counted(model: type[TaskVersion] | type[BlankVersion], where: Q) -> dict[int, int]:
    held = model.objects.filter(where, valid_to=None, dropped=False)
    return dict(
        held.values("item__measure__document").annotate(n=Count("pk")).values_list("item__measure__document", "n")
    )


@dataclass(frozen=True)
class MeasurePage:
    """A measure with its responsibility, as it stands or stood."""

    pk: int
    version: MeasureVersion
    document: Document
    head: HeadingVersion
    who: tuple[Who, ...]

    @property
    def name(self) -> str:
        """Number and title: 六、实施一批有效投资项目."""
        number = self.version.number
        mark = "" if number.startswith(("(", "第")) else "、"
        return f"{number}{mark}{self.version.title}".rstrip("、") if self.version.title else number

    @property
    def clause(self) -> str:
        """Its clause mark without a sentence."""
        return clause(self.version, 0)

    @property
    def lead(self) -> Who | None:
        """Its lead, if any."""
        return next((w for w in self.who if w.lead), None)


def measure_pages(document: Document, as_of: datetime | None = None) -> list[MeasurePage]:
    """The measures of a document in its order."""
    head = heading(document, as_of)
    mentions = {m.item_id: m for m in mention_versions([document.pk], as_of)}
    versions = MeasureVersion.objects.filter(standing(as_of), item__document=document, dropped=False)
    return [
        MeasurePage(
            v.item_id,
            v,
            document,
            head,
            tuple(who(mentions[u.mention_id], u.lead) for u in v.units.all() if u.mention_id in mentions),
        )
        for v in versions.prefetch_related("units").order_by("item__position")
    ]


def measure_page(measure: Measure, as_of: datetime | None = None) -> MeasurePage | None:
    """One measure; None where it did not stand at that moment."""
    return next((p for p in measure_pages(measure.document, as_of) if p.pk == measure.pk), None)


def heading(document: Document, as_of: datetime | None = None) -> HeadingVersion:
    """What stands on a document's head; before its first version, the first."""
    held = document.versions.filter(standing(as_of)).first()
    return held or document.versions.order_by("revision")[0]
