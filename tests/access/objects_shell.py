"""Addresses of the shell: the person's own preferences, the style sheet."""

from __future__ import annotations

from tests.access.doors import EVERYBODY, Door
from wenzeng.web.shell import bundle

DOORS = (
    Door("shell:preferences", None, EVERYBODY, public=True),
    Door("shell:bundle", EVERYBODY, own=lambda region: [bundle.joined("css")[1], "css"], public=True),
)
