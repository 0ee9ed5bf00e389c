"""Jinja templates for pages and for print, reached by path."""
