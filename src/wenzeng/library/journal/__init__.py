"""The journal's chain as plain data: what a row's digest covers and how a chain is proved, with or without the system."""
