"""From paths to results: configuration, selection, suppression, baseline, and the runner."""
