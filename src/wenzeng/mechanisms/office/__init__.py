"""Office (办公): journal, business date, files, jobs: what every other mechanism leans on."""
