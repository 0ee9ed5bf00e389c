"""The literature catalogue that ships with the project: published values with their sources."""

from catalogue.demo.loader import Loaded, load

__all__ = ["Loaded", "load"]
