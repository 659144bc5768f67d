"""The published network against independent statements of it."""

import numpy as np
import torch
from torch import nn

from femora_training.published.attention_rollout import attention_rollout
from femora_training.published.published_network import DualNetwork, SingleNetwork, initialise
from femora_training.published.vit_encoder import VitEncoder
from femora_training.published.vit_shape import VIT_BASE_16, VitShape

SMALL = VitShape(width=128, depth=2)
BLOCK = {
    "norm1.weight": (768,),
    "norm1.bias": (768,),
    "attn.qkv.weight": (2304, 768),
    "attn.qkv.bias": (2304,),
    "attn.proj.weight": (768, 768),
    "attn.proj.bias": (768,),
    "norm2.weight": (768,),
    "norm2.bias": (768,),
    "mlp.fc1.weight": (3072, 768),
    "mlp.fc1.bias": (3072,),
    "mlp.fc2.weight": (768, 3072),
    "mlp.fc2.bias": (768,),
}
ENCODER = {
    "cls_token": (1, 1, 768),
    "pos_embed": (1, 197, 768),
    "patch_embed.proj.weight": (768, 3, 16, 16),
    "patch_embed.proj.bias": (768,),
    **{f"blocks.{block}.{name}": shape for block in range(12) for name, shape in BLOCK.items()},
    "norm.weight": (768,),
    "norm.bias": (768,),
}
"""Names and shapes of timm's vit_base_patch16_224 without its head."""


def shapes(network: nn.Module) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def test_names_and_shapes_are_those_of_the_published_weights():
    with torch.device("meta"):
        dual, single = DualNetwork(VIT_BASE_16), SingleNetwork(VIT_BASE_16)
    both = {f"{branch}.{name}": shape for branch in ("original_vit", "fracture_vit") for name, shape in ENCODER.items()}
    assert shapes(dual) == {**both, "binary_head.weight": (2, 1536), "binary_head.bias": (2,)}
    assert shapes(single) == {**ENCODER, "head.weight": (2, 768), "head.bias": (2,)}


def test_encoder_agrees_with_torchs_own_transformer():
    encoder = initialise(VitEncoder(SMALL), 3)
    layer = nn.TransformerEncoderLayer(
        128, 2, 512, dropout=0.0, activation="gelu", layer_norm_eps=1e-6, batch_first=True, norm_first=True
    )
    peer = nn.TransformerEncoder(layer, 2, nn.LayerNorm(128, eps=1e-6), enable_nested_tensor=False).eval()
    names = {
        "self_attn.in_proj_weight": "attn.qkv.weight",
        "self_attn.in_proj_bias": "attn.qkv.bias",
        "self_attn.out_proj.weight": "attn.proj.weight",
        "self_attn.out_proj.bias": "attn.proj.bias",
        "linear1.weight": "mlp.fc1.weight",
        "linear1.bias": "mlp.fc1.bias",
        "linear2.weight": "mlp.fc2.weight",
        "linear2.bias": "mlp.fc2.bias",
        **{f"norm{n}.{part}": f"norm{n}.{part}" for n in (1, 2) for part in ("weight", "bias")},
    }
    state = encoder.state_dict()
    copied = {f"layers.{n}.{theirs}": state[f"blocks.{n}.{ours}"] for n in (0, 1) for theirs, ours in names.items()}
    peer.load_state_dict({**copied, "norm.weight": state["norm.weight"], "norm.bias": state["norm.bias"]})
    image = torch.rand(2, 3, 224, 224, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        patches = nn.functional.conv2d(
            image, state["patch_embed.proj.weight"], state["patch_embed.proj.bias"], stride=16
        )
        tokens = torch.cat([state["cls_token"].expand(2, -1, -1), patches.flatten(2).transpose(1, 2)], 1)
        expected = peer(tokens + state["pos_embed"])[:, 0]
        assert torch.allclose(encoder(image), expected, atol=1e-5)


def test_hip_view_comes_first_and_the_second_logit_is_pathologic():
    network = initialise(DualNetwork(SMALL), 4)
    hip, site = torch.rand(2, 1, 3, 224, 224, generator=torch.Generator().manual_seed(2))
    with torch.no_grad():
        tokens = torch.cat([network.original_vit(hip), network.fracture_vit(site)], 1)
        expected = tokens @ network.binary_head.weight.T + network.binary_head.bias
        assert torch.allclose(network(hip, site), expected, atol=1e-6)
        assert not torch.allclose(network(site, hip), expected, atol=1e-3)


def test_rollout_is_the_product_of_all_blocks():
    random = np.random.default_rng(5)
    attention = [random.dirichlet(np.ones(5), size=(1, 3, 5)) for _ in range(4)]
    product = np.eye(5)
    for weights in attention:
        step = weights[0].min(axis=0) + np.eye(5)
        product = (step / step.sum(axis=1, keepdims=True)) @ product
    found = attention_rollout([torch.from_numpy(weights).float() for weights in attention], 2)
    np.testing.assert_allclose(found[0, 0].numpy(), product[0, 1:].reshape(2, 2), rtol=1e-5)
    assert (found > 0).all()
