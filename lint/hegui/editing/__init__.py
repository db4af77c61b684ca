"""``hegui lsp``: findings in an editor while one writes, by the Language Server Protocol.

``positions`` counts as editors count, ``checker`` checks a text under the settings of its folder, ``actions`` says what can
be done about a finding, ``server`` speaks with the editor.
"""
