"""What is true without a database: plain Python, no Django."""
