"""The history of the database, in both directions."""
