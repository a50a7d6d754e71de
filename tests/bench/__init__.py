"""Measures the program against something that stands beside it in the same run; see docs/performance.md."""
