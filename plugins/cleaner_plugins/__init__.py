"""The built-in plugins: publishers and platforms, a module each, imported when a page asks for them."""
