"""Long work of the plan: compiling a document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from wenzeng.mechanisms.office.declare import Progress, job
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.plan.services import drafting


@job("plan.compile", "编译政策文件")
def compile_document(payload: dict[str, Any], progress: Progress, by: Any) -> dict[str, Any]:
    """Compile a stored file and lay its draft down; the result leads to the review."""
    stored = StoredFile.objects.get(pk=payload["file"])
    issued = date.fromisoformat(payload["issued"]) if payload["issued"] else None
    plan = drafting.compiled(stored, payload["name"], issued, progress)
    progress(2, 3, f"编出措施 {len(plan['measures'])} 条，正在登记")
    document = drafting.lay_down(stored, plan, by=by, at=datetime.fromisoformat(payload["at"]))
    return {
        "document": document.pk,
        "measures": len(plan["measures"]),
        "url_name": "plan:review",
        "url_args": [document.pk],
    }
