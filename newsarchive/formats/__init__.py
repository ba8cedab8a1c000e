"""How languages write days where Django's own formats are not what the archive's pages have."""
