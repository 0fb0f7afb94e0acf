"""The page at `/`: several people, several channels, one browser."""
