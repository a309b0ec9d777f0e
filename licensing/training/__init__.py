"""Learns the weights that `licensing.evidence` reads, from texts whose licence is known.

A set is a Python file with `N`, pairs of a licence's id ("" for a text that only talks of licences) and the text. It is other
people's text and lies outside the repository.
"""
