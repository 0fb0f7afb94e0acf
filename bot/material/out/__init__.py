"""A journey, handed on: as a table, a document, slides, or in a format of another tool."""
