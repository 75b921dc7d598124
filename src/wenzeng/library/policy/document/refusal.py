"""The refusal of a file is the refusal of everything else."""

from wenzeng.library.refusal import Refused

__all__ = ["Refused"]
