"""Benchmarks: how much of an article comes through, how much noise, how fast, beside other tools."""
