"""Screens of the working calendar: a year at a glance, changing days, counting days."""
