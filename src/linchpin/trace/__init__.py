"""Tables of payments, cash, goods and shares become findings, each with its rows and authority."""
