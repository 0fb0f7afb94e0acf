"""Which passage answers: evidence of many kinds, weighed by a small network that is trained on questions."""
