"""A request of 2 GB is answered with 413 and a sentence, without being read."""

from __future__ import annotations

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from wenzeng.web.shell.uploads import LARGEST

pytestmark = pytest.mark.django_db


class Endless:
    """A body that says how much of it was asked for."""

    asked = 0

    def read(self, size: int = -1) -> bytes:
        self.asked += max(size, 0)
        return b"0" * max(size, 0)

    readline = read


def post(client: Client, size: int) -> tuple[int, str, int]:
    body = Endless()
    environment = {"CONTENT_LENGTH": str(size), "wsgi.input": body, "CONTENT_TYPE": MULTIPART_CONTENT}
    answer = client.post("/sign-in/", b"", content_type=f"multipart/form-data; boundary={BOUNDARY}", **environment)
    return answer.status_code, answer.content.decode(), body.asked


def test_two_gigabytes_are_refused_before_they_are_read():
    client = Client(enforce_csrf_checks=True)
    client.get("/sign-in/")  # with its token, as a browser has it
    status, said, asked = post(client, 2 * 1024**3)
    assert (status, asked) == (413, 0)
    assert "太大" in said and "请拆分" in said
    assert post(client, LARGEST + 1)[0] == 413
