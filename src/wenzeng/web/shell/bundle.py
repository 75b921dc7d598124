"""One style sheet and one script for every page: a page that comes for the first time asks for four files, not twelve.

The parts stay small files; they are joined in memory at the first request. The address carries the digest of the
contents, so that a browser may keep them for ever and meets a new version at once.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

FIRST = ("tokens.css", "components.css", "shell.css")  # later rules win: the screens' own come last
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
YEAR = 365 * 24 * 3600


def parts(kind: str) -> list[Path]:
    """The files of one kind, css or js, in the order in which they are joined; vendored files stay by themselves."""
    ours = [Path(app.path, "static") for app in apps.get_app_configs() if app.name.startswith("wenzeng.web.")]
    found = [path for folder in ours for path in folder.glob(f"*/*.{kind}")]
    return sorted(found, key=lambda path: (FIRST.index(path.name) if path.name in FIRST else len(FIRST), path.name))


@functools.cache
def joined(kind: str) -> tuple[str, str]:
    """The contents and their digest. Each script keeps its names to itself, as in a file of its own."""
    texts = [path.read_text(encoding="utf-8") for path in parts(kind)]
    text = "\n".join(f"{{\n{each}}}" for each in texts) if kind == "js" else "\n".join(texts)
    return text, hashlib.sha256(text.encode()).hexdigest()[:12]


def address(kind: str) -> str:
    """Where a page finds them."""
    return reverse("shell:bundle", args=[joined(kind)[1], kind])


@login_not_required
@require_safe
def bundle(_request: HttpRequest, digest: str, kind: str) -> HttpResponse:
    """The joined file; an address of an older version is not found."""
    text, current = joined(kind)
    if digest != current:
        raise Http404
    return HttpResponse(text, TYPES[kind], headers={"Cache-Control": f"public, max-age={YEAR}, immutable"})
