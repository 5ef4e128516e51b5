"""For editors: how well the phrases teach, which ones repeat each other, what people said that nobody taught."""
