"""A whole map, recognised in a table, in Markdown, in a nested list, or in a format of its own."""
