"""What is on the pictures of the guide pages, a module for each guide."""
