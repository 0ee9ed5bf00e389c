"""The search in SQL: from tables alone the answers that the column index gives from memory."""

from catalogue.store.sql_search.search import sql_search

__all__ = ["sql_search"]
