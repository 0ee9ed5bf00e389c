"""Test reports and pictures as files: what they are, and what is not taken."""
