"""A pretrained encoder of Chinese and English: its pieces, its layers, and what is built on them."""
