"""The encrypted file: change log, tables, search, keys, backups. The only user of a database."""
