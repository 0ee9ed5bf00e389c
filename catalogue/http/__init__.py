"""What pages and interface share: who asks, in which language, how often, what went wrong."""
