"""What still stands between a draft and its adoption."""

from __future__ import annotations

from dataclasses import dataclass

from wenzeng.mechanisms.plan.models import BlankVersion, Document, MeasureVersion, MentionVersion


@dataclass(frozen=True)
class Obstacle:
    """One open question: where, what, and the kind and key of the item that settles it."""

    place: str
    what: str
    kind: str
    key: int


_HEAD = (("number", "发文字号未填"), ("issuer", "发文机关未填"), ("issued", "成文日期未填"))


def obstacles(document: Document) -> list[Obstacle]:
    """Open questions of a draft: head fields, unknown units, blanks nobody has settled; none once it can be adopted."""
    head = document.versions.get(valid_to=None)
    out = [Obstacle("文头", word, "heading", document.pk) for key, word in _HEAD if not getattr(head, key)]
    unknown = MentionVersion.objects.filter(item__document=document, valid_to=None, kind="unknown").select_related(
        "item"
    )
    out += [
        Obstacle("单位", f"“{m.item.written}”未对应", "mention", m.item_id) for m in unknown.order_by("item__position")
    ]
    numbers = dict(
        MeasureVersion.objects.filter(item__document=document, valid_to=None).values_list("item_id", "number")
    )
    blanks = BlankVersion.objects.filter(item__measure__document=document, valid_to=None, state="open", dropped=False)
    for blank in blanks.select_related("item").order_by("item__measure__position", "span_start"):
        place = f"措施{numbers[blank.item.measure_id]}"
        out.append(Obstacle(place, f"“{blank.text}”未定", "blank", blank.item_id))
    if not document.measures.exists():
        out.append(Obstacle("文件", "没有编出措施", "document", document.pk))
    return out
