"""Reads of office."""
