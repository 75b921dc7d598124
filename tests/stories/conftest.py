"""What the stories stand on: one demo region for the run, a copy of it with a web server for each file, pages that listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browsers import DESK, PHONE
from tests.stories.pages import Listening, sign_in
from tests.stories.product import Site, prepare, served


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo region; stories work on copies."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    prepare(data)
    return data


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product for the stories of one file."""
    with served(prepared, tmp_path_factory.mktemp("site") / "data") as site:
        yield site
        assert "Traceback" not in site.said(), site.said()


@pytest.fixture(params=[DESK, PHONE], ids=["1366", "375"])
def viewport(request: pytest.FixtureRequest) -> Any:
    """The width of a desk, then of a phone."""
    return request.param


@pytest.fixture
def enter(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """A page of a person who has signed in by one click, at a desk unless told otherwise; it listens for complaints."""
    held: list[Listening] = []

    def as_person(username: str, **context: Any) -> Page:
        opened = browser.new_context(
            **{"viewport": DESK, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", "base_url": site.url, **context}
        )
        opened.set_default_timeout(10_000)
        held.append(Listening(opened, site.url))
        return sign_in(opened.new_page(), username)

    yield as_person
    for listening in held:
        listening.context.close()
    assert not [line for listening in held for line in listening.heard]
