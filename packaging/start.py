"""The entry of the one-file program: worker processes must not run the command line again."""

import multiprocessing

from hegui.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
