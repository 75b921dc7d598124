"""Homes: what each role sees first, one file for each."""
