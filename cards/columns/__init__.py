"""All published cards at once, in columns: what `cards` judges one by one, judged in NumPy."""
