"""`python -m tebiki`, the same as `tebiki`."""

import sys

from tebiki.cli.main import main

sys.exit(main())
