"""Migrations of the log's own tables and the local ones; shared tables are rebuilt instead."""
