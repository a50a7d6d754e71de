"""The parts that pages are made of: each shows what it is given and says what a person did."""
