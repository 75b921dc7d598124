"""Supervision on screen (督办): proposals, cases, letters; the one place where the plan and its cases meet."""
