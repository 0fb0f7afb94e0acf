"""By what ideas are found alike: learned from ideas that people sorted."""
