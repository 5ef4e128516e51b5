"""Which topics a message is about: features, likeness to known phrases, calibration, the graph component."""
