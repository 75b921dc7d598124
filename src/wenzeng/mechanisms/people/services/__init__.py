"""Acts on units and persons."""
