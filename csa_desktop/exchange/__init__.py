"""Bundles between colleagues: who is who, what leaves, what comes in."""
