"""What one document may cost: more than this is refused, not tried."""

LARGEST = 20 * 1024 * 1024
"""Largest file, in bytes."""

LONGEST = 500_000
"""Longest text, in characters that are not white space: many times the longest plan that was ever issued."""

MEMORY = 512 * 1024 * 1024
"""Address space of the process that reads it, in bytes."""

SECONDS = 10
"""Its processor and wall time."""
