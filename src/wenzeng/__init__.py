"""Wenzeng 稳增: a policy document goes in, the work that carries it out is run from it."""

__version__ = "0.1.0"
