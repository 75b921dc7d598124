"""Acts on documents and their plans."""
