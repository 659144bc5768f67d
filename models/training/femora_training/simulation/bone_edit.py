"""What an edit does to the bone at a site."""

from dataclasses import dataclass

import numpy as np

from .resize_plane import resize_plane


@dataclass(frozen=True)
class Fragment:
    """A piece of bone that moves as a whole: `share` float32 [H, W] 0..1 of the bone that belongs to it at rest; then
    turned by `angle` radians about `pivot` (y, x pixels) and moved by `move` (y, x pixels).
    """

    share: np.ndarray
    angle: float = 0.0
    pivot: tuple[float, float] = (0.0, 0.0)
    move: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class BoneEdit:
    """Fields float32 [H, W].

    `loss` 0..1 share of the bone's attenuation removed; `gain` >= 0 attenuation added, in units of dense bone; `wash`
    0..1 by which trabeculae are smeared; `shift_y`, `shift_x` pixels by which the bone is sampled elsewhere;
    `veil` attenuation added over bone and soft tissue alike (gas, folds, a mass), in units of dense bone, may be
    negative; `fragments` after a fracture, empty without one. Fragments move bone as the other fields left it.
    """

    loss: np.ndarray
    gain: np.ndarray
    wash: np.ndarray
    shift_y: np.ndarray
    shift_x: np.ndarray
    veil: np.ndarray
    fragments: tuple[Fragment, ...] = ()


def no_edit(shape: tuple[int, int]) -> BoneEdit:
    """Nothing removed, added or moved."""
    return BoneEdit(*(np.zeros(shape, np.float32) for _ in range(6)))


def together(first: BoneEdit, second: BoneEdit) -> BoneEdit:
    """Both edits: losses multiply, the rest adds; only one of the two may hold fragments."""
    return BoneEdit(
        loss=1 - (1 - first.loss) * (1 - second.loss),
        gain=first.gain + second.gain,
        wash=np.maximum(first.wash, second.wash),
        shift_y=first.shift_y + second.shift_y,
        shift_x=first.shift_x + second.shift_x,
        veil=first.veil + second.veil,
        fragments=first.fragments + second.fragments,
    )


def enlarged(edit: BoneEdit, shape: tuple[int, int]) -> BoneEdit:
    """The edit drawn on a smaller plane, brought to `shape`."""
    factor = shape[0] / edit.loss.shape[0]
    fields = [edit.loss, edit.gain, edit.wash, edit.shift_y, edit.shift_x, edit.veil]
    planes = resize_plane(np.stack([*fields, *(fragment.share for fragment in edit.fragments)]), shape)
    fragments = tuple(
        Fragment(
            share,
            fragment.angle,
            (fragment.pivot[0] * factor, fragment.pivot[1] * factor),
            (fragment.move[0] * factor, fragment.move[1] * factor),
        )
        for share, fragment in zip(planes[6:], edit.fragments, strict=True)
    )
    return BoneEdit(planes[0], planes[1], planes[2], planes[3] * factor, planes[4] * factor, planes[5], fragments)
