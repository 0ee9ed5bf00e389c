"""Mirrors the packages; the house rules, the packaging and the browser stand beside them."""
