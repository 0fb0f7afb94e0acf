"""How the weights of the search are learned: `make search`. Nothing of it is needed to answer."""
