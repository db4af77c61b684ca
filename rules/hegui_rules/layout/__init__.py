"""F: the layout of a docx (GB/T 9704-2012)."""
