"""Reads and writes rows, and gives back frozen objects; knows who owns what, judges nothing."""
