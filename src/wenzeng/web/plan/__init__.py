"""Screens of the plan: documents, review, plan table, measures, tasks."""
