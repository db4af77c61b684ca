"""Characters, words, numbers and days as Chinese prose writes them: the ground, which knows no document."""
