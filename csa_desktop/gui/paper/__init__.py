"""From a wish to paper: laying out, drawing, saving and printing, with a record of what left."""
