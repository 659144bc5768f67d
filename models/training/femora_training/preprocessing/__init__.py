"""The one preprocessing: as torch for training, as ONNX for the package."""
