"""Family P 标点: punctuation."""
