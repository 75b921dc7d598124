"""What one document may cost: more than this is refused, not tried."""

LARGEST = 20 * 1024 * 1024
"""Largest file, in bytes."""

MEMORY = 512 * 1024 * 1024
"""Address space of the process that reads it, in bytes."""

SECONDS = 10
"""Its processor and wall time."""
