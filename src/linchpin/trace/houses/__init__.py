"""How houses are bought: without a loan, by young firms and by trusts."""
