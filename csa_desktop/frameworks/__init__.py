"""Reads the framework packs under forms/ into checked, frozen definitions."""
