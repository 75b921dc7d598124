"""Acts on the plan at work: parts opened, followed, handed down; steps taken on them; recurring instances; lamps kept."""

from wenzeng.mechanisms.plan.services.work.handing import hand_down
from wenzeng.mechanisms.plan.services.work.lamps import record_lights
from wenzeng.mechanisms.plan.services.work.outcomes import ask_outcome, report_outcome
from wenzeng.mechanisms.plan.services.work.parts import follow, follow_document, open_instances, open_parts
from wenzeng.mechanisms.plan.services.work.progress import report_many, report_progress
from wenzeng.mechanisms.plan.services.work.ruling import accept, add_view, extend, pause, resume, send_back, withdraw

__all__ = [
    "accept",
    "add_view",
    "ask_outcome",
    "extend",
    "follow",
    "follow_document",
    "hand_down",
    "open_instances",
    "open_parts",
    "pause",
    "record_lights",
    "report_many",
    "report_outcome",
    "report_progress",
    "resume",
    "send_back",
    "withdraw",
]
