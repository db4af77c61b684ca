"""The entry of the one-file program: worker processes must not run the command line again."""

import multiprocessing
import sys

from hegui.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:2] == [
        "--reined"
    ]:  # hegui.reading.libreoffice starts this program again to watch over LibreOffice
        from hegui.reading import reined

        sys.exit(reined.main(sys.argv[2:]))
    main()
