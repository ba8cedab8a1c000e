"""How alike two texts are, and the few numbers by which texts that are alike meet. Pure Python.

An import works the numbers out beside what else it finds in a text (findings.py); statements.reuse stores them.
"""
