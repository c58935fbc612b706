"""Importing this keeps compiled modules from run to run, here and in every process that tests start.

Where ``PYTHONDONTWRITEBYTECODE`` is set, as in many containers, each worker and each started process compiled all modules anew, which took
more time than most tests.
"""

from __future__ import annotations

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
