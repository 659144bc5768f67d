"""Builds the Femora model package from real radiographs and simulated lesions."""
