import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "Client"))

from server import Server  # noqa: E402


@pytest.fixture
def server(tmp_path):
    """The real binary on an empty data folder: it prepares the meeting of the example."""
    server = Server(tmp_path / "data").start()
    yield server
    server.stop()
