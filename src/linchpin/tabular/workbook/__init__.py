"""Tables in workbooks: XLSX, XLS and ODS."""
