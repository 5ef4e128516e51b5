"""Makes data/encoder: a small encoder that has learned from a large one to read messages like our phrases."""
