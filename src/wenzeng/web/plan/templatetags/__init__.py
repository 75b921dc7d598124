"""Template tags of the plan's screens."""
