"""How work gets done: Django apps in a fixed order, upper uses lower, none knows a measure."""
