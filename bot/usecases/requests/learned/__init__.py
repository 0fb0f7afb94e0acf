"""What is learned from sentences written for it, over the sentence encoder: which view of the maps is asked for."""
