"""Screens of office: sign-in, units, business date."""
