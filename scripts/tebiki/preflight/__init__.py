"""Links out of a site, the day before."""
