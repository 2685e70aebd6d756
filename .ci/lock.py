"""Prints constraints.txt from the environment it runs in: one pin for each installed package.

Run it in an environment that holds exactly what continuous integration installs, `qkv[dev,models]`. A pin that Python
3.10 cannot satisfy gets a marker, so that there pip chooses for itself.
"""

from importlib.metadata import distributions

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

OLDEST = "3.10"
NOT_OURS_TO_PIN = {"qkv", "pip", "setuptools"}


def pin(name: str, version: str, requires_python: str | None) -> str:
    """`name==version`, without a local part such as +cpu, with a marker where the oldest Python is too old for it."""
    line = f"{name}=={Version(version).public}"
    if requires_python and not SpecifierSet(requires_python).contains(f"{OLDEST}.99"):
        line += ' ; python_version > "3.10"'
    return line


def main() -> None:
    found = {canonicalize_name(d.metadata["Name"]): d for d in distributions()}
    print("# What continuous integration installs. Made by `nox -s lock`; both commands of the README use it.")
    print('# torch: the pin is the one that also has a CPU-only build. Pins marked python_version > "3.10" need it.')
    for name in sorted(found.keys() - NOT_OURS_TO_PIN):
        print(pin(name, found[name].version, found[name].metadata.get("Requires-Python")))


if __name__ == "__main__":
    main()
