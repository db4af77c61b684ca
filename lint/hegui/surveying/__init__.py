"""A whole collection of reports."""
