"""Workbooks as files: bytes to cells in a process of their own, a template and reports out."""
