"""Works out, from the rule and the literature catalogue, every number of docs/worked-matches.md."""
