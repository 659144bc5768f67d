"""ONNX Runtime on the CPU without busy waiting."""

from pathlib import Path

import onnxruntime


def open_session(file: Path, threads: int = 2) -> onnxruntime.InferenceSession:
    """On a busy machine, threads that wait for each other at full speed make a run several times slower."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
