"""Reads of documents and their plans."""
