"""Editions on a branch."""
