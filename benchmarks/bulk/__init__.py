"""How fast, how large and how hard to kill bulk runs are."""
