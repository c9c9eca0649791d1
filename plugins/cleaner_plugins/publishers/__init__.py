"""Publishers, a module each, named after the host."""
