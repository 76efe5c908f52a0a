"""Files and tables read with their lines, and written whole."""
