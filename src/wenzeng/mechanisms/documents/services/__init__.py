"""Acts on papers: issuing, correcting by a new one, taking the signed file back."""
