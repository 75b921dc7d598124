"""The demo: an invented region around the real document. Everything is entered through services, and marked synthetic."""
