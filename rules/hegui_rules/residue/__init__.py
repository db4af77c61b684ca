"""Family R 残留: residue of templates, Word and web pages, and remarks left in the text."""
