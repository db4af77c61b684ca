"""Family W 用语: formulations, wrong words, slips, collocations, level words, address."""
