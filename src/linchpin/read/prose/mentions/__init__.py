"""Who and what a text names: people, groups, firms, bodies, places, dates, amounts."""
