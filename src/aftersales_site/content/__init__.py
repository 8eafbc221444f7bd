"""What the pages are made from: each file of ``rubrics/`` as a model."""
