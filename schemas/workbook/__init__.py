"""Supplier workbooks: grids of cells in, card documents and findings at their cells out."""
