"""Content management systems, a module each."""
