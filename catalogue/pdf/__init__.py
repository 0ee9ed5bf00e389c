"""Cards and card sets in print."""
