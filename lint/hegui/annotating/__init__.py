"""``hegui annotate``: what a check says goes back into the document, as comments at the very words.

``notes`` words a result; ``in_docx`` and ``in_pdf`` put notes into a file. All are pure: bytes in, bytes out.
"""
