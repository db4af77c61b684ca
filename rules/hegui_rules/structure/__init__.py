"""Family S 结构: headings, numbering, enumerations."""
