"""Commands that start the product and let people in."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from wenzeng.config.cli.frame import AsJson, Data, admin_app, app, day_of, demo_app, load_django, put


@app.command()
def up(
    port: Annotated[int, typer.Option(help="端口。", min=1, max=65535)] = 8000,
    data: Data = None,
    today: Annotated[str | None, typer.Option(help="演示的业务日期，默认 2022-10-24。")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="不装演示数据。")] = False,
) -> None:
    """启动：建库、装演示数据、开网页。"""
    day = day_of(today, "--today")
    if data:
        os.environ["WENZENG_DATA"] = str(data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenzeng.config.settings")
    from wenzeng.config import start

    raise typer.Exit(start.run(port=port, today=day, empty=empty))


@app.command(hidden=True)
def worker() -> None:
    """做后台任务的进程；由 up 启动。"""
    load_django(None)
    from wenzeng.config import start

    start.work()


@demo_app.command("cast")
def demo_cast(data: Data = None, json_: AsJson = False) -> None:
    """演示账号：每个角色一人。"""
    load_django(data)
    from wenzeng.config.demo import cast

    rows = cast.rows()
    if json_:
        put(rows)
        return
    for row in rows:
        print(f"{row['username']:<34}{row['password']:<20}{row['name']}　{row['unit']}")


@admin_app.command("create")
def admin_create(
    username: Annotated[str, typer.Option(prompt="账号")],
    name: Annotated[str, typer.Option(prompt="姓名")],
    password: Annotated[str, typer.Option(prompt="口令", hide_input=True, confirmation_prompt="再输一次")],
    role: Annotated[str, typer.Option(help="角色：三个管理员，或 hq_clerk、hq_lead。")] = "system_admin",
    data: Data = None,
) -> None:
    """建立第一个账号（系统管理员，或指挥部办公室人员）。"""
    load_django(data)
    from wenzeng.config import accounts

    accounts.create(username, name, password, role)
    print(f"已建立账号 {username}。", file=sys.stderr)


@admin_app.command("reset")
def admin_reset(
    username: Annotated[str, typer.Argument(help="账号。")], data: Data = None, json_: AsJson = False
) -> None:
    """给忘了口令的人一个只用一次的口令；三个管理员的口令只能在服务器上这样重置。"""
    load_django(data)
    from wenzeng.config import accounts

    once = accounts.reset(username)
    if json_:
        put({"username": username, "password": once})
        return
    print(once)
    print("登录后须立即改口令；这个口令只显示这一次。", file=sys.stderr)
