"""How far a long command is, shown where somebody watches."""

from tqdm import tqdm

_BY_SIZE = "{percentage:3.0f}% |{bar:20}| {desc} [{elapsed}, {remaining} left]"
_BY_COUNT = "{desc} [{elapsed}]"


class Progress:
    """A bar on standard error, with the rate and, where the size of the input is known, the time left.

    Nothing is shown where standard error is no terminal, or with `quiet`.
    """

    def __init__(self, unit: str, total_bytes: int, *, quiet: bool = False):
        self.done = self._bytes = 0
        self._unit = unit
        self._bar = tqdm(
            total=total_bytes or None,
            bar_format=_BY_SIZE if total_bytes else _BY_COUNT,
            disable=True if quiet else None,
            miniters=0,  # bytes come in big pieces
            leave=False,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._bar.close()

    def read(self, size: int) -> None:
        """So many more bytes of the input are read."""
        self._bytes += size

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        seconds = self._bar.format_dict["elapsed"]
        rate = self.done / seconds if seconds else 0
        self._bar.set_description_str(f"{self.done:,} {self._unit}, {rate:,.0f}/s", refresh=False)
        self._bar.update(self._bytes - self._bar.n)

    def say(self, line: str, stream) -> None:
        """Write a line without spoiling the bar."""
        self._bar.clear()
        stream.write(line)
