# Two thin lines for those who type make; what happens is in ./wenzeng.
.PHONY: up test check lock bench

up test check:
	./wenzeng $@

# The locks name no host, whatever this machine's own settings are. To take newer versions: make lock UPGRADE=--upgrade
LOCK = env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
	.venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-python-downloads --no-emit-index-url --no-annotate --no-header --quiet $(UPGRADE)

lock:
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --constraints requirements.lock --output-file requirements-dev.lock

bench:
	.venv/bin/python bench/compiler.py
