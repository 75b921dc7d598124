"""What one document may cost: more than this is refused, not tried. Memory and time are the child's."""

from wenzeng.library.child import MEMORY, SECONDS

__all__ = ["LARGEST", "LONGEST", "MEMORY", "MOST_MEASURES", "SECONDS"]

LARGEST = 20 * 1024 * 1024
"""Largest file, in bytes."""

LONGEST = 500_000
"""Longest text, in characters that are not white space: many times the longest plan that was ever issued."""

MOST_MEASURES = 2000
"""Numbered measures: many times the longest plan, and what a person can still review."""
