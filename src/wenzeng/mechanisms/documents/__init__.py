"""Documents (公文): numbered, frozen papers that anyone can have verified, and the signed files that come back."""
