"""The tables of the office: the house (installation, journal, files, jobs), each further subject in a file of its own."""

from wenzeng.mechanisms.office.models.house import GENESIS, Installation, Job, JournalEntry, StoredFile

__all__ = ["GENESIS", "Installation", "Job", "JournalEntry", "StoredFile"]
