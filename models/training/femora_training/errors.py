"""The error a person is meant to read."""


class TrainingError(Exception):
    """Names the file or setting at fault and what to do about it; printed without a traceback."""
