"""Mexico's register codes (CURP, RFC), and names as those registers take them apart."""
