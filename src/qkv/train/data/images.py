"""Images with their classes: a folder for each class, an array file, the digits of scikit-learn, Fashion-MNIST."""

from __future__ import annotations

import gzip
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..errors import TrainError, missing

ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".ppm", ".pgm")
FASHION = ("T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot")
Pixels = np.ndarray  # (N, channels, rows, columns) uint8


@dataclass(frozen=True, eq=False)
class Images:
    """Images (N, channels, rows, columns) uint8 with their classes (N,) int64. test: how many at the end are kept for the test
    by whoever made the data; 0: nobody did."""

    pixels: Pixels
    labels: np.ndarray
    classes: tuple[str, ...]
    test: int = 0
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)


def digits() -> Images:
    """1,797 handwritten digits of 8 × 8 pixels (Alpaydin & Kaynak 1998), as scikit-learn carries them."""
    try:
        from sklearn.datasets import load_digits
    except ImportError as error:
        raise missing("The digits", "scikit-learn") from error
    found = load_digits()
    pixels = np.round(found.images * (255 / 16)).astype(np.uint8)[:, None]
    return Images(pixels, found.target.astype(np.int64), tuple(str(n) for n in range(10)))


def fashion() -> Images:
    """70,000 pieces of clothing of 28 × 28 pixels (Xiao et al. 2017), the last 10,000 for the test."""
    root = fashion_folder()
    if root is None:
        raise TrainError(
            "Fashion-MNIST is not installed. Debian has it: apt install dataset-fashion-mnist (FASHION_MNIST names another "
            "folder with its four .gz files)."
        )
    parts = [
        _idx(root / f"{part}-{what}-ubyte.gz") for what in ("images-idx3", "labels-idx1") for part in ("train", "t10k")
    ]
    pixels, labels = np.concatenate(parts[:2]), np.concatenate(parts[2:])
    return Images(pixels[:, None], labels.astype(np.int64), FASHION, test=len(parts[1]))


def fashion_folder() -> Path | None:
    """Where Fashion-MNIST lies, None where it is not installed."""
    given = os.environ.get("FASHION_MNIST")
    folder = Path(given or "/usr/share/datasets/fashion-mnist")
    return folder if (folder / "train-images-idx3-ubyte.gz").is_file() else None


def _idx(path: Path) -> np.ndarray:
    """An array in the IDX format: its number of dimensions in byte 3, then the sizes, then bytes."""
    try:
        data = gzip.decompress(path.read_bytes())
    except (OSError, EOFError) as error:
        raise TrainError(f"{str(path)!r} cannot be read: {error}. Install the data again.") from error
    sizes = np.frombuffer(data, ">i4", count=data[3], offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(*sizes)


def read_images(path: str | Path, size: int | None = None) -> Images:
    """A folder with a folder for each class, or an .npz file with `images` and `labels`.

    size: every image is scaled to size × size. TrainError where images differ in size and none was asked for, where there is
    only one class, or for what cannot be read.
    """
    where = Path(path)
    found = _folder(where, size) if where.is_dir() else _array(where)
    there = [found.classes[n] for n in sorted(set(found.labels.tolist()))]
    if len(there) < 2:
        only = f"only one, {there[0]!r}" if there else "none"
        raise TrainError(
            f"To tell images apart there must be two classes or more; {str(where)!r} has {only}. Give a folder with one folder "
            "for each class."
        )
    return found


def _folder(where: Path, size: int | None) -> Images:
    folders = sorted(f for f in where.iterdir() if f.is_dir() and not f.name.startswith("."))
    files = [
        (f, n) for n, folder in enumerate(folders) for f in sorted(folder.iterdir()) if f.suffix.lower() in ENDINGS
    ]
    if not files:
        raise TrainError(
            f"{str(where)!r} holds no images in folders of their own: it has {len(folders)} folders. Expected one folder for "
            f"each class with files ending in {', '.join(ENDINGS)}."
        )
    opened = [(_opened(f, size), n, f) for f, n in files]
    broken = [f for pixels, _, f in opened if pixels is None]
    good = [(pixels, n, f) for pixels, n, f in opened if pixels is not None]
    notes = (f"{len(broken):,} files that are no images left out (the first: {broken[0]})",) if broken else ()
    if not good:
        raise TrainError(f"None of the {len(files):,} files in {str(where)!r} is an image that can be read.")
    _one_size([(p.shape[1:], f) for p, _, f in good])
    several = max(len(p) for p, _, _ in good)
    pixels = np.stack([np.broadcast_to(p, (several, *p.shape[1:])) for p, _, _ in good])
    return Images(pixels, np.array([n for _, n, _ in good]), tuple(f.name for f in folders), notes=notes)


def _opened(path: Path, size: int | None) -> np.ndarray | None:
    """(channels, rows, columns) of an image: one channel where it is grey, else three; None where it is none."""
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise missing("Reading images", "Pillow", "pictures") from error
    try:
        with Image.open(path) as file:
            image = file.convert("L" if file.mode in ("1", "L", "I", "I;16", "F") else "RGB")
    except (UnidentifiedImageError, OSError):
        return None
    if size is not None:
        image = image.resize((size, size), Image.Resampling.BILINEAR)
    found = np.asarray(image)
    return found[None] if found.ndim == 2 else found.transpose(2, 0, 1)


def _one_size(sizes: list[tuple[tuple[int, ...], Path]]) -> None:
    counts = Counter(shape for shape, _ in sizes)
    if len(counts) == 1:
        return
    (usual, many), *others = counts.most_common()
    other = next(f for shape, f in sizes if shape != usual)
    said = ", ".join(f"{r}×{c}: {n:,}" for (r, c), n in others[:3])
    raise TrainError(
        f"The images have different sizes: {many:,} of {usual[0]}×{usual[1]}, but {said} (the first: {other}). "
        f"Scale them all alike: --size {max(usual)}."
    )


def _array(where: Path) -> Images:
    if where.suffix.lower() != ".npz":
        raise TrainError(
            f"{str(where)!r} is neither a folder with a folder for each class nor an .npz file with images and labels."
        )
    try:
        with np.load(where, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError) as error:
        raise TrainError(f"{str(where)!r} cannot be read as an .npz file: {error}") from error
    if not {"images", "labels"} <= arrays.keys():
        raise TrainError(
            f"{str(where)!r} holds {', '.join(arrays) or 'nothing'}; expected the arrays images and labels."
        )
    return Images(_as_pixels(arrays["images"], where), *_as_labels(arrays["labels"], len(arrays["images"]), where))


def _as_pixels(images: np.ndarray, where: Path) -> Pixels:
    """uint8 in (N, channels, rows, columns); floats from 0 to 1 are stretched to 0 to 255."""
    if images.ndim == 4 and images.shape[-1] in (1, 3) and images.shape[1] not in (1, 3):
        images = images.transpose(0, 3, 1, 2)
    images = images[:, None] if images.ndim == 3 else images
    if images.ndim != 4 or 0 in images.shape:
        raise TrainError(
            f"{str(where)!r}: images is {images.shape}; expected (N, rows, columns), (N, rows, columns, 3) or (N, 3, …)."
        )
    if images.dtype.kind == "f":
        if not np.isfinite(images).all() or images.min() < 0 or images.max() > 255:
            raise TrainError(
                f"{str(where)!r}: images holds numbers that are no brightness; expected 0 to 1, or 0 to 255."
            )
        images = images * 255 if images.max() <= 1 else images
        images = np.round(images)
    if images.dtype.kind not in "uifb" or images.min() < 0 or images.max() > 255:
        raise TrainError(f"{str(where)!r}: images is {images.dtype}; expected numbers from 0 to 255, or from 0 to 1.")
    return images.astype(np.uint8)


def _as_labels(labels: np.ndarray, count: int, where: Path) -> tuple[np.ndarray, tuple[str, ...]]:
    if labels.ndim != 1 or len(labels) != count or labels.dtype.kind not in "uiUS":
        raise TrainError(
            f"{str(where)!r}: labels is {labels.dtype} {labels.shape}; expected a number or name for each of {count:,} images."
        )
    names, found = np.unique(labels, return_inverse=True)
    return found.astype(np.int64), tuple(str(n) for n in names)
