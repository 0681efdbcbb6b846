"""The bundled typeface: two weights of Inter (SIL Open Font License 1.1), and their widths."""
