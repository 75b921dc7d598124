"""SQLite as this product runs it: one library per process (``engine``), writers that take turns (``base``)."""
