"""What all commands share: the program, its options, and how they print and load Django."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from wenzeng.library.refusal import Refused

app = typer.Typer(help="稳增：政策文件进，工作计划出。", add_completion=False, rich_markup_mode=None)
demo_app = typer.Typer(help="演示环境。")
admin_app = typer.Typer(help="管理员账号。")
journal_app = typer.Typer(help="日志。")
app.add_typer(demo_app, name="demo")
app.add_typer(admin_app, name="admin")
app.add_typer(journal_app, name="journal")

Data = Annotated[Path | None, typer.Option("--data", help="数据目录（默认取 WENZENG_DATA，再取程序旁的 data/）。")]
AsJson = Annotated[bool, typer.Option("--json", help="标准输出只写一个 JSON 值。")]
Day = Annotated[str | None, typer.Option(help="日期，如 2022-09-30。")]

As = Annotated[str | None, typer.Option("--as", help="以谁的身份办理（账号），默认系统账号。")]


def person_of(username: str | None) -> Any:
    """Who acts: the account of ``--as``, or the system's own. Refuses one that is not in use."""
    from wenzeng.mechanisms.office.services import clock
    from wenzeng.mechanisms.people import queries
    from wenzeng.mechanisms.people.services import register

    if username is None:
        return register.system_account(clock.now())
    held = queries.person(username)
    if held is None or not held.is_active:
        raise Refused("not_found", f"没有可用的账号 {username}。", "--as")
    return held


def put(value: Any) -> None:
    """The one JSON value of a command."""
    print(json.dumps(value, ensure_ascii=False))


def day_of(text: str | None, name: str) -> date | None:
    """The date of an option, or wrong use."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是日期，应写成 2022-09-30 这样。", param_hint=name) from None


def load_django(data: Path | None) -> None:
    """Load Django on a data folder that has been started before."""
    if data:
        os.environ["WENZENG_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenzeng.config.settings")
    from wenzeng.config import places

    folder = places.data_folder()
    if not os.environ.get("DATABASE_URL") and not (folder / "wenzeng.sqlite3").exists():
        raise Refused("not_found", "这个目录里还没有数据，请先运行 ./wenzeng up。", str(folder))
    import django

    django.setup()
    from wenzeng.config import wiring

    wiring.join()
