"""Long work of the office: a round of mail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wenzeng.mechanisms.office.declare import Progress, job
from wenzeng.mechanisms.office.services import mail


@job("office.mail", "发送邮件提醒")
def send_mail(payload: dict[str, Any], progress: Progress, by: Any) -> dict[str, Any]:
    """A round of mail as of a moment; the result says how many went out."""
    sent = mail.round_of_mail(datetime.fromisoformat(payload["at"]), progress)
    return {"mails": sent.mails, "failed": sent.failed}
