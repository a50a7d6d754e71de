"""Parts of the page on the sample: the wish, the matrix, the cases, a case picked by hand."""
