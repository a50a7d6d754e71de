"""Reading documents inside the program: pages as pictures, or as text, with words to select and quote."""
