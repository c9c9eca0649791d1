"""What helps to write plugins and to keep them right."""
