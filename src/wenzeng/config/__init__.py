"""Settings, URLs, commands, and the one place where measures are handed to mechanisms."""
