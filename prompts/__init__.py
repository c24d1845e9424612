"""Words for the model: one .md file each with $variables."""

import hashlib
from dataclasses import dataclass
from importlib import resources
from string import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt file. `version` changes with its words, and is kept with every answer."""

    name: str
    text: str

    @property
    def version(self) -> str:
        """Name and hash: answer@3f2a9c."""
        return f"{self.name}@{hashlib.sha256(self.text.encode()).hexdigest()[:8]}"

    @property
    def variables(self) -> frozenset[str]:
        """The $variables of the file."""
        return frozenset(Template(self.text).get_identifiers())

    def fill(self, **values: str) -> str:
        """The text with every variable set; a missing or unknown one is a ValueError."""
        if set(values) != self.variables:
            raise ValueError(f"prompt {self.name!r} takes {sorted(self.variables)}, got {sorted(values)}")
        return Template(self.text).substitute(values)


def load(name: str) -> Prompt:
    """Reads prompts/<name>.md."""
    return Prompt(name=name, text=resources.files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8"))
