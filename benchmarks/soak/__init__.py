"""Mutated pages and texts, the promises that each result has to keep, memory and threads over a long time."""
