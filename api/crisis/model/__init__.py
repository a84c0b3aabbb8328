"""A small linear model beside the rules: it may raise a text to L2, or doubt a weak rule."""
