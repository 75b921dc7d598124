"""Migrations of plan."""
