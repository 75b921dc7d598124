"""Reads of bulletins."""
