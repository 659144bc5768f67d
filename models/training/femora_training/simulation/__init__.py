"""Simulated lesions, sham edits and film appearance."""
