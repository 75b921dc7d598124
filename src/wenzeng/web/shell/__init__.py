"""The frame and the components of every page: base page, lists, forms, refusals, errors, security headers."""
