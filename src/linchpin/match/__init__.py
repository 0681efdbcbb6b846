"""Who is who: names, identifiers, and the rules by which records are taken for one."""
