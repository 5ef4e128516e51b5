"""Which topics a message is about: features, linear models, calibration, and the graph component."""
