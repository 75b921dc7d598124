"""The tables of the office: the house (installation, journal, files, jobs), each further subject in a file of its own."""

from wenzeng.mechanisms.office.models.calendar import CalendarDay
from wenzeng.mechanisms.office.models.house import Installation, Job, JournalEntry, StoredFile
from wenzeng.mechanisms.office.models.inbox import MailWish, Message
from wenzeng.mechanisms.office.models.parameters import ParameterValue

__all__ = [
    "CalendarDay",
    "Installation",
    "Job",
    "JournalEntry",
    "MailWish",
    "Message",
    "ParameterValue",
    "StoredFile",
]
