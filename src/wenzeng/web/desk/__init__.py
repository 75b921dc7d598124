"""Screens of a person's own desk: home, long jobs."""
