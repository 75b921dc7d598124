"""The data folder and the few environment variables: one table, read here and nowhere else.

| variable | meaning | default |
|---|---|---|
| ``WENZENG_DATA`` | folder of database, files, keys | ``data/`` beside the bootstrap script |
| ``DATABASE_URL`` | ``postgresql://user:password@host:port/name`` (host may be a socket folder, percent-encoded) | SQLite in the folder |
| ``WENZENG_TESTING`` | ``1``: fast password hashing | unset |
| ``WENZENG_SMTP_HOST`` | mail server; ``_PORT`` (25), ``_USER``, ``_PASSWORD``, ``_TLS`` (``1``) beside it | mails lie in ``mail/`` |
| ``WENZENG_MAIL_FROM`` | sender of mails | ``wenzeng@localhost`` |
| ``WENZENG_INBOX_ADDRESS`` | full address of the inbox, printed in mails | mails name none |
| ``WENZENG_HOSTS`` | names under which the site is reached, separated by commas | loopback only |
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]


def testing() -> bool:
    """Whether tests are running."""
    return os.environ.get("WENZENG_TESTING") == "1"


def hosts() -> list[str]:
    """Names under which the site is reached."""
    named = [host for host in os.environ.get("WENZENG_HOSTS", "").split(",") if host]
    return named or ["127.0.0.1", "localhost", "[::1]"]


def mail(name: str, default: str = "") -> str:
    """What the environment says of mail under a name of the table, as ``mail("SMTP_HOST")``."""
    return os.environ.get(f"WENZENG_{name}", default)


def data_folder() -> Path:
    """The folder of database, files and keys."""
    return Path(os.environ.get("WENZENG_DATA") or ROOT / "data").resolve()


def database(folder: Path) -> dict[str, Any]:
    """Django's database settings: PostgreSQL where ``DATABASE_URL`` says so, else SQLite in the folder."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return {
            "ENGINE": "wenzeng.config.sqlite",
            "NAME": str(folder / "wenzeng.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA recursive_triggers=ON;"
                "PRAGMA trusted_schema=OFF;PRAGMA journal_size_limit=67108864",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL 须以 postgresql:// 开头")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "")
        if "%" not in parts.netloc
        else unquote(parts.netloc.split("@")[-1].split(":")[0]),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
    }


def secret_key(folder: Path) -> str:
    """The signing key of this installation; a throw-away one where none has been made (``up`` makes it)."""
    path = folder / "keys" / "django.key"
    return path.read_text(encoding="ascii").strip() if path.exists() else secrets.token_urlsafe(50)


def make_keys(folder: Path) -> None:
    """Make the folder and its signing key at first start, readable by the owner alone."""
    for name in ("files", "keys", "backups"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "keys").chmod(0o700)
    write_once(folder / "keys" / "django.key", secrets.token_urlsafe(50))


def write_once(path: Path, text: str) -> None:
    """Write a private file unless it is there."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
