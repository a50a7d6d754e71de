"""Recording on site: beginning a record, the list of records, and one record with what is quoted from it."""
