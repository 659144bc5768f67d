"""Films, labels, patient groups and folds."""
