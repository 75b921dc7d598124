"""``python -m wenzeng.config.cli``."""

from wenzeng.config.cli import entry

entry()
