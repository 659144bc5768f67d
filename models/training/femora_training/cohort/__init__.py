"""The published experiment on any cohort in its layout."""
