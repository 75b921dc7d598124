"""Official policy documents (政策文件): read from a file, compiled to a plan, compared with another."""
