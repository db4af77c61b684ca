"""Family D 重复: duplication inside a report."""
