"""The language model behind ports: the only place, besides the knowledge base's embeddings, that knows its library."""
