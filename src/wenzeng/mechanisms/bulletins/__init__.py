"""Bulletins (通报): a period is closed, its figures frozen, the text written around them, signed, issued, and kept as issued."""
