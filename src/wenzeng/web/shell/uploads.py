"""Uploads go to disk, and one that is larger than any form takes is refused before a byte of it is kept."""

from __future__ import annotations

from typing import IO

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

LARGEST = 210 * 1024 * 1024
"""Largest request, in bytes: ten files of 20 MB, and the words around them."""


class Bounded(TemporaryFileUploadHandler):
    """Django's handler of uploads, with a bound on the whole request."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse what is too large; it has not been read yet."""
        if content_length > LARGEST:
            raise RequestDataTooBig(f"{content_length} bytes")
