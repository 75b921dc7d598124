"""Acts of office."""
