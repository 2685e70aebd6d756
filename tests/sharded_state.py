"""Run by torchrun in two processes: a model in shards (FSDP) has the state of a whole one, and takes it back."""

from __future__ import annotations

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import fully_shard

from qkv.nn import LanguageModel, LanguageModelConfig
from qkv.train.state import restore, tensors_of

TEXT = torch.randint(30, (2, 9), generator=torch.Generator().manual_seed(5))


def made(seed: int, sharded: bool) -> tuple[nn.Module, torch.optim.Optimizer]:
    torch.manual_seed(seed)
    model = LanguageModel(LanguageModelConfig(30, 16, 2, 2))
    if sharded:
        mesh = init_device_mesh("cpu", (2,))
        for layer in (*model.layers, model):
            fully_shard(layer, mesh=mesh)
    return model, torch.optim.AdamW(model.parameters(), lr=0.01, fused=True)


def update(model: nn.Module, optimiser: torch.optim.Optimizer, rows: Tensor) -> None:
    nn.functional.cross_entropy(model(rows[:, :-1]).flatten(0, 1), rows[:, 1:].flatten()).backward()
    optimiser.step()
    optimiser.zero_grad()


def state(model: nn.Module, optimiser: torch.optim.Optimizer) -> dict[str, Tensor]:
    """A copy: what is not in shards would be the optimiser's own tensor."""
    return {name: tensor.clone() for name, tensor in tensors_of(model, optimiser).items()}


def main() -> None:
    dist.init_process_group("gloo")
    mine = TEXT[dist.get_rank() :][:1]
    shards, whole, again = made(0, True), made(0, False), made(1, True)
    for _ in range(3):
        update(*shards, mine)
        update(*whole, TEXT)
    found, wanted = state(*shards), state(*whole)
    assert found.keys() == wanted.keys()
    for name, tensor in found.items():
        torch.testing.assert_close(tensor, wanted[name], rtol=1e-5, atol=2e-6, msg=f"{name} differs")
    restore(*again, found)
    for one in (shards, again):
        update(*one, mine)
    found, restored = state(*shards), state(*again)
    assert all(torch.equal(tensor, restored[name]) for name, tensor in found.items())
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
