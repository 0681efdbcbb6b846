"""Turn a picture into SVG, PNG, PDF or HTML; nothing here needs a browser."""
