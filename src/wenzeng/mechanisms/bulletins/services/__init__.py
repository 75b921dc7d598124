"""Acts on bulletins."""
