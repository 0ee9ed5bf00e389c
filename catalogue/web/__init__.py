"""The pages: one module an area, each a blueprint."""
