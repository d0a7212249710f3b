"""What Legation knows, as data files that an analyst can read and extend."""
