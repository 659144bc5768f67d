"""The published two-view vision transformer: network, import of its weights, model package."""
