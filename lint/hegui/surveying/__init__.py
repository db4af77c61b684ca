"""A whole collection of reports: checked, tabulated, and compared with each other."""
