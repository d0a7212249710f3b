"""Legation reads news reports and keeps a sourced register of engagements."""

__version__ = "0.1.0"
