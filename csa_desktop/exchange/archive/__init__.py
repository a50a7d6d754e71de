"""The archive of an assessment: one package that is read without the program (003:350)."""
