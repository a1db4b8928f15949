from .tagging import main

main()
