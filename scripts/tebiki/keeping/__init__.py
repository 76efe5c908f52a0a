"""What a reader's browser keeps, so that a guide is there without a net."""
