"""``hegui serve``: a page on this machine for people who never open a terminal.

``app`` answers, ``guard`` decides who is answered at all, ``uploads`` takes files in, ``workers`` hands each document to
a process of its own with limits, ``tasks`` is what is done there. Nothing is kept: every answer holds all there is.
"""
