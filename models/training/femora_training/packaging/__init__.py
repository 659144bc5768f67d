"""Export and description of the model package."""
