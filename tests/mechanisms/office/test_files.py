"""Files are kept as they came, and are refused rather than half-kept."""

from __future__ import annotations

import hashlib

import pytest

from tests.mechanisms.notice import AT, Region
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.office.services import files


def test_the_same_bytes_are_kept_once_and_come_back_as_they_were(region: Region) -> None:
    data = "措施\r\n".encode("gbk")
    first = files.store(data, "C:\\收文\\..\\措施.txt", by=region.clerk, at=AT)
    assert files.store(data, "另一个名字.txt", by=region.lead, at=AT) == first
    assert first.name == "措施.txt" and first.digest == hashlib.sha256(data).hexdigest()
    assert files.read(first) == data


@pytest.mark.parametrize(("data", "words"), [(b"", "空的"), (b"x" * (files.LARGEST + 1), "超过 20 MB")])
def test_empty_and_too_large_files_are_refused_and_leave_nothing(region: Region, data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        files.store(data, "来件.txt", by=region.clerk, at=AT)
    assert not StoredFile.objects.exists()


def test_a_changed_or_lost_file_is_not_given_out(region: Region) -> None:
    stored = files.store("原文".encode(), "原文.txt", by=region.clerk, at=AT)
    files.path(stored.digest).write_bytes("改过".encode())
    with pytest.raises(Refused, match="校验值不符"):
        files.read(stored)
    files.path(stored.digest).unlink()
    with pytest.raises(Refused, match="不在存储中"):
        files.read(stored)
