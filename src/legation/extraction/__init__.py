"""What one report says: layers added to a document, one step after another (`steps.py`)."""
