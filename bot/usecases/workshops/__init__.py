"""Workshops: many people answer a prompt, silently and together."""
