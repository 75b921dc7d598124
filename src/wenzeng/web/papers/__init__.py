"""Screens of the papers: what was issued to me, downloads, the signed file back, and /verify for anyone."""
